/** Names that Windows keeps for devices (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 80;

/** A text as the name of a file that every system takes, without an ending; `otherwise` where nothing of it is left. */
export function fileNameOf(text: string, otherwise: string): string {
  const name = text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}._]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  const short = [...name].slice(0, LONGEST).join('').replace(/[-.]+$/, '');
  return short === '' || RESERVED.test(short) ? [short, otherwise].filter(Boolean).join('-') : short;
}

/** A name in a folder that no other file has, also where upper and lower case are one. */
export function freeName(folder: string, name: string, taken: readonly string[]): string {
  const others = new Set(taken.map((each) => each.toLowerCase()));
  for (let count = 1; ; count++) {
    const path = `${folder}/${name}${count === 1 ? '' : `-${count}`}.md`;
    if (!others.has(path.toLowerCase())) return path;
  }
}
