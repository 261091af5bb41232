// The few web-standard globals that the core may use: they exist in Node, in workers and in a webview alike.
// Declared by hand, because the libraries that declare them bring all of Node or the DOM with them.
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}
