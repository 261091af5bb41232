import type { Git } from './git';
import { readObjects } from './objects';

/** One note: the object it is about, and the blob that holds it. */
export interface Note {
  object: string;
  blob: string;
}

export interface NoteMap {
  notes: Note[];
  /** Entries of the tree that are no notes. */
  skipped: number;
}

/** Folders below those that the notes lie in. A million notes need some 66,000; trees that name themselves again and again could spell any number. */
const MOST_FOLDERS = 100_000;

interface Folder {
  map: NoteMap;
  /** What the path has of the object's name so far. */
  prefix: string;
}

/**
 * Reads the note maps of commits (see git-notes(1)): trees in which the path, without its slashes, is the name of an
 * object. How it is cut into folders differs from tool to tool and with the number of notes. One process for each level
 * of folders, whatever the number of commits.
 */
export async function readNoteMaps(git: Git, commits: readonly string[], signal?: AbortSignal): Promise<NoteMap[]> {
  const maps = commits.map((): NoteMap => ({ notes: [], skipped: 0 }));
  let folders = 0;
  let level = commits.map((commit, index) => ({ name: `${commit}^{tree}`, folder: { map: maps[index]!, prefix: '' } }));
  while (level.length > 0) {
    const next: typeof level = [];
    const known = new Map<string, Folder[]>();
    for (const { name, folder } of level) {
      const same = known.get(name);
      if (same) same.push(folder);
      else known.set(name, [folder]);
    }
    const names = [...known.keys()];
    await readObjects(
      git,
      names,
      (index, tree) => {
        for (const folder of known.get(names[index]!)!) {
          const inside = tree?.type === 'tree' ? foldersOf(tree.content, names[index]!, folder) : null;
          if (inside === null || folders + inside.length > MOST_FOLDERS) {
            folder.map.skipped++;
            continue;
          }
          folders += inside.length;
          for (const each of inside) next.push(each);
        }
      },
      signal,
    );
    level = next;
  }
  return maps;
}

/** Takes the notes out of a tree (see "Git Internals - Git Objects" in Pro Git for its format), and gives its folders. */
function foldersOf(tree: Buffer, name: string, { map, prefix }: Folder): { name: string; folder: Folder }[] {
  const folders: { name: string; folder: Folder }[] = [];
  const idLength = /^[0-9a-f]{64}/.test(name) ? 32 : 20;
  for (let at = 0; at < tree.length; ) {
    const space = tree.indexOf(0x20, at);
    const nul = tree.indexOf(0, space);
    if (space === -1 || nul === -1 || nul + idLength >= tree.length) break;
    const mode = tree.toString('latin1', at, space);
    const path = prefix + tree.toString('latin1', space + 1, nul);
    const id = tree.toString('hex', nul + 1, nul + 1 + idLength);
    at = nul + 1 + idLength;
    const isName = /^[0-9a-f]+$/.test(path);
    if (mode === '40000' && isName && path.length < idLength * 2) folders.push({ name: id, folder: { map, prefix: path } });
    else if (/^100/.test(mode) && isName && path.length === idLength * 2) map.notes.push({ object: path, blob: id });
    else map.skipped++;
  }
  return folders;
}
