import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ASK } from './ask';
import { diskError, place, readText } from './disk';
import { type HookName, HOOKS } from './hook-name';
import { parseTable, renderTable, type ZoneTable } from './zone-table';

/** A time at which the user was asked in a zone and said yes. */
export interface Asked {
  /** Seconds since the epoch. */
  time: number;
  hook: HookName;
  title: string;
}

/** The files that the script reads and writes; `install.json` is ours alone. */
const FILES = { ask: 'ask', zones: 'zones', glass: 'broken-glass', yes: 'yes', asked: 'asked', outdated: 'told-outdated', install: 'install.json' };

/**
 * The folder `code-refuge` in a repository's common git directory. That it is there is the opt-in: hooks that are
 * shared by several repositories ask in this one. Formats: docs/hook.md.
 */
export class OptIn {
  readonly folder: string;

  constructor(readonly commonDirectory: string) {
    this.folder = join(commonDirectory, 'code-refuge');
  }

  /** Whether the user has asked to be asked here. */
  async isOn(): Promise<boolean> {
    return (await readText(this.file('ask'))) !== null;
  }

  /** Brings the script up to date and writes the table. The script comes last: from then on it asks. */
  async write(table: ZoneTable): Promise<void> {
    await this.makeFolder();
    await place(this.file('zones'), renderTable(table), 0o644);
    await rm(this.file('outdated'), { force: true });
    if ((await readText(this.file('ask'))) !== ASK) await place(this.file('ask'), ASK, 0o755);
  }

  /** What is known of the table; null where there is none, or it is damaged. */
  async table(): Promise<ReturnType<typeof parseTable>> {
    const text = await readText(this.file('zones'));
    return text === null ? null : parseTable(text);
  }

  /** Asks nothing until a moment, seconds since the epoch. */
  async letThrough(until: number): Promise<void> {
    await place(this.file('glass'), `${Math.floor(until)}\n`, 0o644);
  }

  /** Every "yes", oldest first. Lines that are damaged don't count. */
  async asked(): Promise<Asked[]> {
    const lines = ((await readText(this.file('asked'))) ?? '').split('\n');
    return lines.flatMap((line) => {
      const [, time, name, title] = /^(\d{1,12})\t([a-z-]+)\t(.*)$/.exec(line) ?? [];
      const hook = HOOKS.find((each) => each === name);
      return hook === undefined || title === undefined ? [] : [{ time: Number(time), hook, title }];
    });
  }

  /** The folders in which hooks were put for this repository: worktrees may have several. */
  async hookFolders(): Promise<string[]> {
    const text = await readText(this.file('install'));
    if (text === null) return [];
    try {
      const { hookFolders } = JSON.parse(text) as { hookFolders?: unknown };
      return Array.isArray(hookFolders) ? hookFolders.filter((each) => typeof each === 'string') : [];
    } catch {
      // Damaged: what is left is the folder that git names now.
      return [];
    }
  }

  async rememberHookFolder(folder: string): Promise<void> {
    const hookFolders = [...new Set([...(await this.hookFolders()), folder])];
    await this.makeFolder();
    await place(this.file('install'), `${JSON.stringify({ version: 1, hookFolders }, null, 2)}\n`, 0o644);
  }

  async remove(): Promise<void> {
    try {
      await rm(this.folder, { recursive: true, force: true });
    } catch (error) {
      throw diskError(`${this.folder} could not be removed`, error);
    }
  }

  private async makeFolder(): Promise<void> {
    try {
      // Not `recursive`: of a read-only disk that says ENOENT.
      await mkdir(this.folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
      throw diskError(`${this.folder} could not be made`, error);
    }
  }

  private file(name: keyof typeof FILES): string {
    return join(this.folder, FILES[name]);
  }
}
