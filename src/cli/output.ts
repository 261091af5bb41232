import { readFile, stat } from 'node:fs/promises';
import { writeFile } from 'atomically';

/** How wide and how colourful the terminal is. */
export interface Terminal {
  width: number;
  colour: boolean;
}

/** What the terminal can show; a file or a pipe gets 80 columns without colour. `NO_COLOR`: https://no-color.org. */
export function terminalOf(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv, toFile: boolean): Terminal {
  const columns = stream.isTTY ? stream.columns : Number(environment['COLUMNS']);
  const forced = environment['FORCE_COLOR'] !== undefined && environment['FORCE_COLOR'] !== '0';
  const refused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return {
    width: Math.min(120, Math.max(40, Number.isInteger(columns) && columns > 0 ? columns : 80)),
    colour: !toFile && !refused && (forced || Boolean(stream.isTTY)),
  };
}

/** Every review begins with one of these, whatever its format. */
const REVIEW = /^(?:\{\s*"(?:schema|value)"|<!doctype html>[\s\S]{0,2000}Leadership review|[# ]*(?:Leadership review|Delegation score))/i;

/** Writes a file in one step. One that is there already is replaced if it is a review too, or if `force` says so. */
export async function writeResult(file: string, text: string, force: boolean): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new Error(`${file} is a folder; name a file for --out.`);
  if (found && !force && !REVIEW.test((await readFile(file, 'utf8')).slice(0, 4000))) {
    throw new Error(`${file} exists and is no review, so it was left as it is. Use --force to replace it.`);
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Error(`${file} could not be written: ${(error as Error).message}`, { cause: error });
  }
}

/** Writes to standard output and waits for it; a reader that has gone away (`| head`) is no failure. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)));
    process.stdout.write(text, () => resolve());
  });
}
