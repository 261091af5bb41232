import { Minimatch } from 'minimatch';

const OPTIONS = { dot: true, nocase: true, noext: true, nocomment: true, nonegate: true, platform: 'linux', braceExpandMax: 100 } as const;

/** Whether a path fits a glob, without regard to case. `*` and `**` take names with a dot in front too. */
export function globOf(text: string): (path: string) => boolean {
  const glob = new Minimatch(text, OPTIONS);
  return (path) => glob.match(path);
}

/** The same for a glob that names a folder too: all that lies in it fits. */
export function areaOf(text: string): (path: string) => boolean {
  const area = text.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  // Most paths lie elsewhere, and that is soon seen.
  const before = (/^[^*?[\]{}\\]*/.exec(area)?.[0] ?? '').toLowerCase();
  const [itself, within] = [globOf(area), globOf(`${area}/**`)];
  return (path) => path.slice(0, before.length).toLowerCase() === before && (itself(path) || within(path));
}

/** Each further asterisk in one part of a path multiplies the steps that matching may take. */
const MOST_ASTERISKS = 3;
const LONGEST = 200;

/** What is wrong with a glob of the user's, or `null`. */
export function problemWithGlob(text: string): string | null {
  if (text.length > LONGEST) return `is longer than ${LONGEST} characters`;
  const parts = text.split('/');
  if (parts.some((part) => part !== '**' && part.split('*').length - 1 > MOST_ASTERISKS)) return `has more than ${MOST_ASTERISKS} asterisks in one part of a path`;
  if (parts.filter((part) => part === '**').length > MOST_ASTERISKS) return `has "**" more than ${MOST_ASTERISKS} times`;
  if (text.includes('\\')) return 'has a backslash, where paths have slashes';
  return null;
}
