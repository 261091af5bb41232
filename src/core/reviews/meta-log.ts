import { NulFields } from '../history/nul-fields';
import type { MetaCommit } from './notedb';

/**
 * The commits of meta refs, from the tips that standard input names: each with the tip it was reached from. In
 * topological order the commits of a change stand together, the newest first.
 */
export const META_LOG_ARGUMENTS = ['-z', '--topo-order', '--encoding=UTF-8', '--no-patch', '--ignore-missing', '--stdin', '--date=raw', '--format=tformat:%S%x00%an%x00%ae%x00%ad%x00%B'] as const;

const FIELDS = 5;

/** Reads the output of `git log` with `META_LOG_ARGUMENTS`, in chunks that may end anywhere. */
export class MetaLog {
  private readonly input = new NulFields((field) => this.field(field));
  private fields: string[] = [];

  constructor(private readonly onCommit: (tip: string, commit: MetaCommit) => void) {}

  push(chunk: Uint8Array): void {
    this.input.push(chunk);
  }

  end(): void {
    this.input.end();
  }

  private field(field: string): void {
    this.fields.push(field);
    if (this.fields.length < FIELDS) return;
    const [tip, name, email, date, message] = this.fields as [string, string, string, string, string];
    this.fields = [];
    const match = /^(-?\d+) ([+-])(\d\d)(\d\d)$/.exec(date);
    const offset = match ? (match[2] === '-' ? -1 : 1) * (Number(match[3]) * 60 + Number(match[4])) : 0;
    this.onCommit(tip, { name, email, time: Number(match?.[1] ?? NaN), offset, message });
  }
}
