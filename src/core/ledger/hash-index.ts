const EMPTY = -1;

/**
 * Commit hashes and the rows they stand for, in two typed arrays: a JavaScript map of a million strings takes
 * over 100 MB, this takes 40. Open addressing with linear probing; a commit hash is random enough to be its own
 * hash value.
 */
export class HashIndex {
  size = 0;
  private slots = new Int32Array(1024).fill(EMPTY);
  private bytes: Uint8Array;
  /** The hash in question; one buffer, so that looking one up allocates nothing. */
  private readonly key: Uint8Array;

  /** `width` is the length of a hash in bytes: 20 for SHA-1, 32 for SHA-256. */
  constructor(private readonly width: number) {
    this.bytes = new Uint8Array(512 * width);
    this.key = new Uint8Array(width);
  }

  /** The row of a hash, or -1. */
  find(hash: string): number {
    parseHex(hash, this.key);
    return this.slots[this.probe()] ?? EMPTY;
  }

  /** The row of a hash; a new hash gets the next row. */
  intern(hash: string): number {
    parseHex(hash, this.key);
    let slot = this.probe();
    const known = this.slots[slot] ?? EMPTY;
    if (known !== EMPTY) return known;
    if ((this.size + 1) * 2 > this.slots.length) {
      this.grow();
      slot = this.probe();
    }
    this.bytes.set(this.key, this.size * this.width);
    this.slots[slot] = this.size;
    return this.size++;
  }

  hash(row: number): string {
    let hex = '';
    for (let at = row * this.width; at < (row + 1) * this.width; at++) hex += HEX[this.bytes[at] ?? 0];
    return hex;
  }

  /** The slot of `key`: its own, or the empty one that it would get. */
  private probe(): number {
    const mask = this.slots.length - 1;
    let slot = firstWord(this.key, 0) & mask;
    for (;;) {
      const row = this.slots[slot] ?? EMPTY;
      if (row === EMPTY || this.equals(row)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private equals(row: number): boolean {
    const start = row * this.width;
    for (let i = 0; i < this.width; i++) if (this.bytes[start + i] !== this.key[i]) return false;
    return true;
  }

  private grow(): void {
    const bytes = new Uint8Array(this.bytes.length * 2);
    bytes.set(this.bytes);
    this.bytes = bytes;
    this.slots = new Int32Array(this.slots.length * 2).fill(EMPTY);
    const mask = this.slots.length - 1;
    for (let row = 0; row < this.size; row++) {
      let slot = firstWord(this.bytes, row * this.width) & mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.slots[slot] = row;
    }
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function firstWord(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

function parseHex(hash: string, into: Uint8Array): void {
  for (let i = 0; i < into.length; i++) {
    into[i] = (digit(hash.charCodeAt(2 * i)) << 4) | digit(hash.charCodeAt(2 * i + 1));
  }
}

function digit(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
