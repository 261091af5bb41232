/** Progress goes to stderr: stdout carries the one thing a command was asked for. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Says what is being waited for, does it, and says how long it took. */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = Date.now();
  progress(`${what} …`);
  const result = await work();
  progress(`${what}: done in ${seconds(Date.now() - start)}`);
  return result;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
