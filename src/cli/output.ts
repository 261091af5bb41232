import { open, stat } from 'node:fs/promises';
import { writeFile } from 'atomically';
import { diskReason } from '../disk-reason';

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

/** Every result of ours begins with one of these, whatever its format. */
const REVIEW =
  /^(?:\{\s*"schema": \d+,\s*"repositories"|\{\s*"value": [^,]+,\s*"reason"|<!doctype html>[\s\S]*?Leadership review|[# ]*(?:Leadership review|Delegation score|No delegation score))/i;

/** Windows refuses a file for a moment while a virus scanner looks at it; a folder without permission stays without. */
const WRITE_PATIENCE_MS = 500;

/**
 * Writes a file in one step. One that is there already is replaced if it is empty, if it is a review where `overReviews`
 * lets it, or if `force` says so.
 */
export async function writeResult(file: string, text: string, force: boolean, overReviews = true): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new Error(`${file} is a folder; name a file for --out.`);
  // To write in one step means to put a new file in its place, which nobody wants for /dev/stdout.
  if (found && !found.isFile()) throw new Error(`${file} is no ordinary file; without --out the result goes to standard output.`);
  try {
    if (found && found.size > 0 && !force && !(overReviews && REVIEW.test(await beginningOf(file)))) {
      throw new Error(`it exists${overReviews ? ' and is no review' : ''}, so it was left as it is. Use --force to replace it`);
    }
    await writeFile(file, text, { timeout: WRITE_PATIENCE_MS });
  } catch (error) {
    throw new Error(`${file} could not be written: ${diskReason(error)}.`, { cause: error });
  }
}

async function beginningOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4000), 0, 4000, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Writes to standard output and waits for it; a reader that has gone away (`| head`) is no failure. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: NodeJS.ErrnoException | null) => {
      if (!error || error.code === 'EPIPE') resolve();
      else reject(new Error(`The result could not be written to standard output: ${error.message}.`, { cause: error }));
    };
    // The stream tells of a failure twice; unheard, the event would end the program with a stack trace.
    process.stdout.once('error', done);
    process.stdout.write(text, done);
  });
}
