/** Longest field that is kept: a message can be a megabyte, and no habit reads more than its beginning. */
const FIELD_LIMIT = 64 * 1024;

/**
 * Cuts a stream into its NUL-terminated fields, in chunks that may end anywhere, also in the middle of a character. A
 * NUL is never part of a multi-byte character, so broken UTF-8 can't swallow the end of a field.
 */
export class NulFields {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private rest = '';

  constructor(private readonly onField: (field: string) => void) {}

  push(chunk: Uint8Array): void {
    this.read(this.rest + this.decoder.decode(chunk, { stream: true }));
  }

  /** Ends the input. False where it ended in the middle of a field. */
  end(): boolean {
    this.read(this.rest + this.decoder.decode());
    return this.rest === '';
  }

  private read(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\0'); end !== -1; end = text.indexOf('\0', start)) {
      this.onField(text.slice(start, Math.min(end, start + FIELD_LIMIT)));
      start = end + 1;
    }
    this.rest = text.slice(start, start + FIELD_LIMIT);
  }
}
