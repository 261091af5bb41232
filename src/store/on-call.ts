import { readFile as readFileNode } from 'node:fs/promises';
import { writeFile } from 'atomically';
import * as v from 'valibot';
import { diskReason } from '../disk-reason';

const schema = v.object({
  version: v.literal(1),
  nights: v.array(v.pipe(v.string(), v.isoDate())),
});

/** Windows refuses a file for a moment while a virus scanner looks at it; a folder without permission stays without. */
const WRITE_PATIENCE_MS = 500;

/** The file can't be read or written: what is wrong, where, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/**
 * The nights that the user marked as on-call, as dates of their evening, in one small JSON file (docs/files.md).
 * A file that can't be understood is never written over.
 */
export class OnCallStore {
  constructor(readonly file: string) {}

  /** The nights, oldest first. Empty where there is no file yet. Throws a `StoreError`. */
  async read(): Promise<string[]> {
    let text: string;
    try {
      text = await readFileNode(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw new StoreError(`The nights on call in ${this.file} can't be read: ${diskReason(error)}.`, { cause: error });
    }
    try {
      return [...new Set(v.parse(schema, JSON.parse(text)).nights)].sort();
    } catch (error) {
      throw new StoreError(`${this.file} is damaged, so no nights count as on-call. Mend it, or remove it to start anew.`, { cause: error });
    }
  }

  async add(night: string): Promise<void> {
    await this.write([...(await this.read()), night]);
  }

  async remove(night: string): Promise<void> {
    await this.write((await this.read()).filter((other) => other !== night));
  }

  private async write(nights: string[]): Promise<void> {
    const text = `${JSON.stringify({ version: 1, nights: [...new Set(nights)].sort() }, null, 2)}\n`;
    try {
      await writeFile(this.file, text, { timeout: WRITE_PATIENCE_MS });
    } catch (error) {
      throw new StoreError(`The nights on call could not be saved to ${this.file}: ${diskReason(error)}.`, { cause: error });
    }
  }
}
