import type { RepositoryFacts } from '../ledger/facts';
import type { KnownFile, Knowledge } from './knowledge';
import { commitsOn, isSole } from './sole-files';
import { isTestData } from './test-data';

/** Files that are handed over together: those of a folder, or what is left of it beside areas of its own. */
export interface Area {
  repository: RepositoryFacts;
  /** The folder; empty for the root. */
  path: string;
  /** Whether larger folders in it are areas of their own, or not the user's alone. */
  isRest: boolean;
  files: readonly KnownFile[];
}

/** A smaller folder carries no meaning of its own; it belongs to the one above. */
export const LEAST_FILES = 5;
/** Up to this size a folder is handed over as a whole … */
const SMALL = 20;
/** … and beyond this one it is too much to hand over at once. In between it depends on how its parts change. */
const LARGE = 50;
/** Parts of a folder belong together where this share of its commits touches more than one of them. */
const COHESION = 1 / 3;
/** One file is no area. */
const LEAST_SOLE = 2;

/**
 * The areas that only the user can maintain: without them, more than half of the files would have no author. A folder is
 * one area as long as each part of it depends on the user, it is small, and its parts change together; otherwise its parts
 * are looked at one by one, for some of them may still be the user's alone.
 */
export function soleAreas(knowledge: Knowledge): Area[] {
  const byRepository = new Map<RepositoryFacts, KnownFile[]>();
  for (const file of knowledge.files) {
    if (isTestData(file.path)) continue;
    const files = byRepository.get(file.repository);
    if (files) files.push(file);
    else byRepository.set(file.repository, [file]);
  }
  return [...byRepository].flatMap(([repository, files]) => areasIn(folderOf('', files), repository, knowledge));
}

interface Folder {
  path: string;
  /** All files, those of the folders in it too. */
  files: readonly KnownFile[];
  direct: readonly KnownFile[];
  folders: () => Folder[];
}

function folderOf(path: string, files: readonly KnownFile[]): Folder {
  const start = path === '' ? 0 : path.length + 1;
  const within = new Map<string, KnownFile[]>();
  const direct: KnownFile[] = [];
  for (const file of files) {
    const end = file.path.indexOf('/', start);
    if (end === -1) {
      direct.push(file);
      continue;
    }
    const folder = file.path.slice(0, end);
    const inside = within.get(folder);
    if (inside) inside.push(file);
    else within.set(folder, [file]);
  }
  return { path, files, direct, folders: () => [...within].map(([folder, inside]) => folderOf(folder, inside)) };
}

function areasIn(folder: Folder, repository: RepositoryFacts, knowledge: Knowledge): Area[] {
  if (!folder.files.some(isSole)) return [];
  const folders = folder.folders();
  const only = folders[0];
  if (folders.length === 1 && only && folder.direct.length === 0) return areasIn(only, repository, knowledge);
  const parts = folders.filter(({ files }) => files.length >= LEAST_FILES);
  const whole = isMine(folder.files) && parts.every(({ files }) => isMine(files)) && (folder.path !== '' || parts.length === 0);
  if (whole && !isLoose(folder, parts, knowledge)) return [{ repository, path: folder.path, isRest: false, files: folder.files }];
  const small = folders.filter(({ files }) => files.length < LEAST_FILES);
  const rest = [...folder.direct, ...small.flatMap(({ files }) => files)];
  const together = (files: readonly KnownFile[], isRest: boolean): Area => {
    const path = commonFolder(files);
    return { repository, path, isRest: isRest && path === folder.path, files };
  };
  const ofRest = isMine(rest) ? [together(rest, parts.length > 0)] : small.filter(({ files }) => isMine(files)).map(({ files }) => together(files, false));
  return [...parts.flatMap((part) => areasIn(part, repository, knowledge)), ...ofRest];
}

/** The deepest folder that holds them all. */
function commonFolder([first, ...others]: readonly KnownFile[]): string {
  const parts = first!.path.split('/').slice(0, -1);
  const depth = others.reduce((depth, { path }) => {
    const folders = path.split('/').slice(0, depth);
    const end = folders.findIndex((folder, index) => folder !== parts[index]);
    return end === -1 ? folders.length : end;
  }, parts.length);
  return parts.slice(0, depth).join('/');
}

function isMine(files: readonly KnownFile[]): boolean {
  const sole = files.filter(isSole).length;
  return sole >= LEAST_SOLE && sole > files.length / 2;
}

function isLoose({ files, direct }: Folder, parts: readonly Folder[], knowledge: Knowledge): boolean {
  if (parts.length + (direct.length > 0 ? 1 : 0) < 2) return false;
  if (files.length <= SMALL) return false;
  if (files.length > LARGE) return true;
  /** The part that each commit touches; -1 where it is more than one. */
  const touched = new Map<number, number>();
  for (const file of files) {
    const part = parts.findIndex(({ path }) => file.path.startsWith(`${path}/`)) + 1;
    for (const row of commitsOn(file, knowledge)) touched.set(row, (touched.get(row) ?? part) === part ? part : -1);
  }
  return [...touched.values()].filter((part) => part === -1).length < touched.size * COHESION;
}
