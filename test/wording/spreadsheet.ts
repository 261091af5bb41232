import { inflateRawSync } from 'node:zlib';

/** The rows of the first sheet of an `.xlsx` file, as texts; with their numbers, from 1. Enough for the data sets here. */
export function readSpreadsheet(file: Buffer): { row: number; cells: string[] }[] {
  const parts = unzip(file);
  const strings = [...text(parts, /^xl\/sharedStrings\.xml$/).matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => content(item));
  const sheet = text(parts, /^xl\/worksheets\/sheet1?\.xml$/);
  return [...sheet.matchAll(/<row [^>]*?r="(\d+)"[^>]*>(.*?)<\/row>/gs)].map(([, row, cells = '']) => ({
    row: Number(row),
    cells: [...cells.matchAll(/<c [^>]*?(?:t="(\w+)"[^>]*)?>(?:<f>.*?<\/f>)?<v>(.*?)<\/v>/gs)].map(([, type, value = '']) => (type === 's' ? (strings[Number(value)] ?? '') : unescape(value))),
  }));
}

function content(item: string): string {
  return [...item.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map(([, part = '']) => unescape(part)).join('');
}

function unescape(xml: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));|_x000D_/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : name ? (named[name] ?? whole) : '');
}

function text(parts: ReadonlyMap<string, () => string>, name: RegExp): string {
  const found = [...parts.keys()].find((each) => name.test(each));
  if (found === undefined) throw new Error(`The spreadsheet has no ${name.source}.`);
  return parts.get(found)!();
}

const END_OF_DIRECTORY = 0x06054b50;

/** Names and contents of a zip archive, by its central directory (APPNOTE.TXT, sections 4.3.12 and 4.3.16). */
function unzip(file: Buffer): Map<string, () => string> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || file.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('This is no zip archive.');
  const parts = new Map<string, () => string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extraLength, commentLength, offset] = [
      file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42),
    ];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const begin = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
    parts.set(name, () => {
      const data = file.subarray(begin, begin + size);
      return (method === 0 ? data : inflateRawSync(data)).toString('utf8');
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
}
