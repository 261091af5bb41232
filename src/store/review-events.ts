import { randomBytes } from 'node:crypto';
import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatReviewLine, type ReviewLogEvent, type ReviewLogLine } from '../core/reviews/review-events';

/** A file that was put aside: the day on which that happened, and something that makes the name one of a kind. */
const ARCHIVE = /^review-events\.(\d{4}-\d{2}-\d{2})\.[0-9a-f]{8}\.jsonl$/;

/** About 4,000 events. */
const MAX_BYTES = 1_000_000;
const KEPT_MS = 2 * 366 * 24 * 60 * 60_000;

/** One write of this much arrives whole and next to others, not among them. The rest of a line is some 300 bytes. */
const MAX_TEXT = 1_500;

/**
 * The review-event log (docs/files.md). Lines are only ever added, each with one write, so that several windows can
 * write at once; a damaged line stays as it is. A file that has grown is put aside under another name, and one that was
 * put aside two years ago is removed.
 */
export class ReviewEventsFile {
  constructor(readonly file: string) {}

  /** The whole log, what was put aside included. Empty where there is none. Throws what reading throws. */
  async read(): Promise<string> {
    const texts = await Promise.all([...(await this.archives()).map(({ file }) => file), this.file].map(readIfThere));
    // The last line of a file may lack its end.
    return texts.filter((text) => text !== '').join('\n');
  }

  /** Notes that an editor watches from now on, unless the log says so already. */
  async start(time: string): Promise<void> {
    await this.tidy(new Date(time));
    if ((await this.archives()).length === 0 && (await sizeOf(this.file)) === 0) await this.write({ version: 1, kind: 'start', time });
  }

  async append(event: Omit<ReviewLogEvent, 'version'>): Promise<void> {
    await this.write(bounded(event));
  }

  /** The same for the last moment of a window, when nothing can be waited for. */
  appendNow(event: Omit<ReviewLogEvent, 'version'>): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const handle = openSync(this.file, 'a+', 0o600);
    try {
      const { size } = fstatSync(handle);
      const last = Buffer.alloc(1);
      const torn = size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
      appendFileSync(handle, `${torn ? '\n' : ''}${formatReviewLine(bounded(event))}`);
    } finally {
      closeSync(handle);
    }
  }

  private async write(line: ReviewLogLine): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const last = Buffer.alloc(1);
      // A write that a full disk cut off must not spoil the next line too.
      const torn = size > 0 && (await handle.read(last, 0, 1, size - 1)).bytesRead === 1 && last[0] !== 0x0a;
      await handle.write(`${torn ? '\n' : ''}${formatReviewLine(line)}`);
    } finally {
      await handle.close();
    }
  }

  private async tidy(now: Date): Promise<void> {
    for (const { file, day } of await this.archives()) {
      if (now.getTime() - Date.parse(day) > KEPT_MS) await unlink(file).catch(ignoreMissing);
    }
    if ((await sizeOf(this.file)) < MAX_BYTES) return;
    // Of two windows that do this at once, the second moves a new file, at worst, to a name of its own: nothing is lost.
    const name = `review-events.${now.toISOString().slice(0, 10)}.${randomBytes(4).toString('hex')}.jsonl`;
    await rename(this.file, join(dirname(this.file), name)).catch(ignoreMissing);
  }

  /** Files that were put aside, oldest first. */
  private async archives(): Promise<{ file: string; day: string }[]> {
    const folder = dirname(this.file);
    const names = await readdir(folder).catch((error: unknown) => {
      ignoreMissing(error);
      return [];
    });
    return names.sort().flatMap((name) => {
      const day = ARCHIVE.exec(name)?.[1];
      return day === undefined ? [] : [{ file: join(folder, name), day }];
    });
  }
}

function bounded(event: Omit<ReviewLogEvent, 'version'>): ReviewLogEvent {
  // A path that was cut would name another place.
  const repository = event.repository.length > MAX_TEXT ? '' : event.repository;
  return { version: 1, ...event, change: event.change.slice(0, MAX_TEXT), repository };
}

async function readIfThere(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    ignoreMissing(error);
    return '';
  });
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    (error: unknown) => {
      ignoreMissing(error);
      return 0;
    },
  );
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
