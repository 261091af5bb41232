import { lineFor } from './ask';
import { HookError, readText } from './disk';
import { HookFile, type HookState } from './hook-file';
import { HookFolder } from './hook-folder';
import { type HookName, HOOKS } from './hook-name';
import { OptIn } from './opt-in';
import { isTracked, type Place, placeOf } from './place';
import type { ZoneTable } from './zone-table';

/** One of the hooks, and what there is to say of it: null where it asks. */
export interface HookReport {
  hook: HookName;
  asks: boolean;
  /** In a sentence or two. */
  text: string;
}

export interface InstallReport {
  hooks: HookReport[];
  /** Where git looks for them. */
  folder: string;
}

export interface StatusReport extends InstallReport {
  /** Whether the repository has opted in. */
  on: boolean;
  table: { until: number; zones: number; keeper: string } | null;
  /** How often the user was asked and said yes. */
  yes: number;
}

/** The hooks of one repository that ask before a commit, merge or push in a no-code zone. */
export class GitHook {
  /** `git` is the path of the git program; `directory` a working tree, a folder in one, or a git directory. */
  constructor(
    private readonly git: string,
    private readonly directory: string,
  ) {}

  /**
   * Opts the repository in and installs the hooks where git looks. A hook that can't be installed is told in the
   * report, and the others are. Throws a `GitError` or `HookError` where none can be, and then leaves nothing behind.
   */
  async install(table: ZoneTable): Promise<InstallReport> {
    const place = await placeOf(this.git, this.directory);
    const optIn = new OptIn(place.commonDirectory);
    const wasOn = await optIn.isOn();
    await new HookFolder(place.hooks).requireFolder();
    try {
      await optIn.rememberHookFolder(place.hooks);
      const hooks: HookReport[] = [];
      const errors: HookError[] = [];
      for (const hook of HOOKS) hooks.push(await this.installOne(place, hook, errors));
      if (errors.length === HOOKS.length) throw errors[0]!;
      await optIn.write(table);
      return { hooks, folder: place.hooks };
    } catch (error) {
      if (!wasOn) await this.remove().catch(() => undefined);
      throw error;
    }
  }

  /** Puts everything back as it was. Returns what the user should know of what could not be. */
  async remove(): Promise<{ wasOn: boolean; notes: string[] }> {
    const place = await placeOf(this.git, this.directory);
    const optIn = new OptIn(place.commonDirectory);
    const wasOn = await optIn.isOn();
    const notes: string[] = [];
    for (const path of new Set([...(await optIn.hookFolders()), place.hooks])) {
      const folder = new HookFolder(path);
      const others = await folder.leave(place.commonDirectory);
      if (others.length > 0) {
        notes.push(`The hooks in ${path} stay for ${others.join(' and ')}; in this repository they do nothing now.`);
        continue;
      }
      for (const hook of HOOKS) {
        const note = await new HookFile(path, hook).remove();
        if (note !== null) notes.push(note);
        if (await hasLine(path, hook)) notes.push(`The line in ${path}/${hook} is yours to take out; it does nothing now.`);
      }
      await folder.tidy();
    }
    await optIn.remove();
    return { wasOn, notes };
  }

  async status(): Promise<StatusReport> {
    const place = await placeOf(this.git, this.directory);
    const optIn = new OptIn(place.commonDirectory);
    const hooks: HookReport[] = [];
    for (const hook of HOOKS) hooks.push(await this.reportOn(place, hook));
    return {
      on: await optIn.isOn(),
      hooks,
      folder: place.hooks,
      table: await optIn.table(),
      yes: (await optIn.asked()).length,
    };
  }

  private async installOne(place: Place, hook: HookName, errors: HookError[]): Promise<HookReport> {
    const file = new HookFile(place.hooks, hook);
    try {
      if ((await file.state()) !== 'ours' && (await isTracked(this.git, place, hook))) return await this.reportOn(place, hook);
      await new HookFolder(place.hooks).use(place.commonDirectory);
      await file.install();
    } catch (error) {
      if (!(error instanceof HookError)) throw error;
      errors.push(error);
      return { hook, asks: false, text: error.message };
    }
    return this.reportOn(place, hook);
  }

  private async reportOn(place: Place, hook: HookName): Promise<HookReport> {
    const file = new HookFile(place.hooks, hook);
    const state = await file.state();
    if (state === 'other' && (await hasLine(place.hooks, hook))) return { hook, asks: true, text: 'asks, by the line in your own hook' };
    if (state !== 'ours' && state !== 'moved' && (await isTracked(this.git, place, hook))) {
      const why = state === 'none' ? "would belong to the project's files, so it is not made. To be asked, make it a hook with this line" : "belongs to the project's files, so it stays as it is. To be asked, add this line to it";
      return { hook, asks: false, text: `${file.path} ${why}: ${lineFor(hook)}` };
    }
    return { hook, asks: state === 'ours' || state === 'moved', text: describe(state, file, await file.hasKept()) };
  }
}

function describe(state: HookState, { path, kept }: HookFile, hasKept: boolean): string {
  switch (state) {
    case 'none':
      return hasKept ? `${path} is gone; the hook from before is in ${kept}` : 'not installed';
    case 'ours':
      return hasKept ? 'asks, then runs the hook that was there before' : 'asks';
    case 'moved':
      return 'asks, from the hook of the pre-commit framework';
    case 'edited':
      return `${path} was changed by hand`;
    case 'other':
      return hasKept ? `another tool has replaced ${path}; the hook from before is in ${kept}` : `not installed; ${path} is another hook`;
  }
}

async function hasLine(folder: string, hook: HookName): Promise<boolean> {
  const text = await readText(`${folder}/${hook}`).catch(() => null);
  return text !== null && !text.includes('# Code Refuge: asks before this') && text.includes('code-refuge/ask');
}
