import { createHash } from 'node:crypto';
import type { Exact } from './hold-record';

/** How to come back from `after` to `before`, which is `null` where there was no file. */
export function exactly(before: Buffer | null, after: Buffer): Exact {
  const was = before ?? Buffer.alloc(0);
  const least = Math.min(was.length, after.length);
  let start = 0;
  while (start < least && was[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && was[was.length - 1 - end] === after[after.length - 1 - end]) end++;
  return {
    before: before === null ? null : sha256(before),
    after: sha256(after),
    at: start,
    inserted: after.length - end - start,
    removed: was.subarray(start, was.length - end).toString('base64'),
  };
}

/** The bytes before, `null` for no file; `undefined` where the file is no longer what was left. */
export function original(exact: Exact | null, now: Buffer | null): Buffer | null | undefined {
  if (exact === null || now === null || sha256(now) !== exact.after) return undefined;
  if (exact.before === null) return null;
  const was = Buffer.concat([now.subarray(0, exact.at), Buffer.from(exact.removed, 'base64'), now.subarray(exact.at + exact.inserted)]);
  return sha256(was) === exact.before ? was : undefined;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
