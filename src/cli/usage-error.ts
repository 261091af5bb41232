/** The command line is wrong: what, in a sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
