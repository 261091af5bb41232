import { mkdir, rmdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diskError, HookError, place, readText } from './disk';
import { OptIn } from './opt-in';

/** In a folder with hooks of ours: which repositories use them, and whether we made the folder. */
export const NOTE = '.code-refuge.json';

interface Note {
  made: boolean;
  /** Common git directories. */
  repositories: string[];
}

/** A folder with hooks. `core.hooksPath` can make several repositories share one. */
export class HookFolder {
  constructor(readonly path: string) {}

  /** Throws where something else is in its place, such as /dev/null. */
  async requireFolder(): Promise<void> {
    const found = await stat(this.path).catch(() => null);
    if (found && !found.isDirectory()) {
      throw new HookError(`git looks for hooks in ${this.path}, which is no folder: hooks are switched off there. See core.hooksPath.`);
    }
  }

  /** Makes the folder where it is missing, and notes who uses it. */
  async use(repository: string): Promise<void> {
    try {
      const made = (await mkdir(this.path, { recursive: true })) !== undefined;
      const note = await this.note();
      await this.write({ made: made || note.made, repositories: [...new Set([...note.repositories, repository])] });
    } catch (error) {
      throw diskError(`${this.path} could not be made`, error);
    }
  }

  /** Notes that a repository doesn't use it any more. Returns those that still do. */
  async leave(repository: string): Promise<string[]> {
    const note = await this.note();
    const others: string[] = [];
    for (const other of note.repositories) if (other !== repository && (await new OptIn(other).isOn())) others.push(other);
    if (others.length > 0) await this.write({ ...note, repositories: others });
    return others;
  }

  /** Takes out the note, and the folder if it was ours and nothing is in it. */
  async tidy(): Promise<void> {
    const { made } = await this.note();
    try {
      await rm(join(this.path, NOTE), { force: true });
      if (made) await rmdir(this.path);
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        throw diskError(`${this.path} could not be tidied up`, error);
      }
    }
  }

  private async note(): Promise<Note> {
    const text = await readText(join(this.path, NOTE));
    try {
      const { made, repositories } = JSON.parse(text ?? '{}') as Partial<Record<keyof Note, unknown>>;
      return {
        made: made === true,
        repositories: Array.isArray(repositories) ? repositories.filter((each) => typeof each === 'string') : [],
      };
    } catch {
      // Damaged: nobody is known to share the folder, and it stays when the hooks go.
      return { made: false, repositories: [] };
    }
  }

  private async write(note: Note): Promise<void> {
    await place(join(this.path, NOTE), `${JSON.stringify({ version: 1, ...note }, null, 2)}\n`, 0o644);
  }
}
