const CHUNK = 1 << 20;

/**
 * Many short texts as UTF-8 in a few large buffers: a million subjects take 60 MB in place of 150 as strings.
 * A text is known by the position that `add` returns.
 */
export class TextArena {
  private readonly chunks: Uint8Array[] = [new Uint8Array(CHUNK)];
  private end = 0;
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** `text` has at most 16,000 UTF-16 units: its length in bytes is kept in two bytes before it. */
  add(text: string): number {
    // Three bytes are the most that a UTF-16 unit takes in UTF-8.
    const most = text.length * 3 + 2;
    if (this.end + most > CHUNK) {
      this.chunks.push(new Uint8Array(CHUNK));
      this.end = 0;
    }
    const chunk = this.chunks[this.chunks.length - 1] as Uint8Array;
    const { written } = this.encoder.encodeInto(text, chunk.subarray(this.end + 2));
    chunk[this.end] = written & 0xff;
    chunk[this.end + 1] = written >> 8;
    const position = (this.chunks.length - 1) * CHUNK + this.end;
    this.end += written + 2;
    return position;
  }

  get(position: number): string {
    const chunk = this.chunks[Math.floor(position / CHUNK)] as Uint8Array;
    const at = position % CHUNK;
    const length = (chunk[at] ?? 0) | ((chunk[at + 1] ?? 0) << 8);
    return this.decoder.decode(chunk.subarray(at + 2, at + 2 + length));
  }
}
