import { readFile } from 'node:fs/promises';
import { explain } from '../calendars/calendar-files';
import type { DocumentProblem, UserDocuments } from '../core/tactics/documents';
import { type HeldReview, parseHeldReview } from '../core/tactics/held-reviews';
import { type Initiative, parseInitiatives } from '../core/tactics/initiatives';
import { parseStories, type Story } from '../core/tactics/stories';
import { type DocumentFile, findDocuments, lost } from './document-files';
import type { DocumentsFolder } from './documents-folder';

const MEGABYTE = 1 << 20;
const FILE_CAP = MEGABYTE;
/** YAML is slow to read: a register of a megabyte would take seconds. */
const REGISTER_CAP = MEGABYTE / 4;
const FOLDER_CAP = 5 * MEGABYTE;

/** Reads the files of the user's folder (docs/files.md). What can't be read is named in `problems`; the rest goes on. */
export async function readDocuments(folder: DocumentsFolder): Promise<UserDocuments> {
  const { files, problems } = await findDocuments(folder);
  const stories: Story[] = [];
  let initiatives: Initiative[] | null = null;
  const reviews: HeldReview[] = [];
  let bytes = 0;
  for (const file of files) {
    if (bytes + file.size > FOLDER_CAP && file.size <= capOf(file)) {
      problems.push(lost(file.name, `The files read before this one have ${megabytes(FOLDER_CAP)} already, so it is left out. Move old ones to another folder.`));
      continue;
    }
    const text = await textOf(file, problems);
    if (text === null) continue;
    bytes += file.size;
    if (file.kind === 'register') {
      const register = parseInitiatives(file.name, text);
      if (register.initiatives.length > 0 || register.problems.length === 0) initiatives = register.initiatives;
      problems.push(...register.problems);
    } else if (file.kind === 'review') {
      const { review, problems: found } = parseHeldReview(file.name, text);
      if (review !== null) reviews.push(review);
      problems.push(...found);
    } else {
      const read = parseStories(file.kind, file.name, text);
      stories.push(...read.stories);
      problems.push(...read.problems);
    }
  }
  return { folder: folder.name, stories, initiatives, reviews, problems };
}

/** What a file says, or `null` where it can't be read. */
async function textOf(file: DocumentFile, problems: DocumentProblem[]): Promise<string | null> {
  const { name, path, size } = file;
  const cap = capOf(file);
  const none = (message: string) => {
    problems.push(lost(name, message));
    return null;
  };
  if (size > cap) return none(`This file has ${megabytes(size)}, more than the ${megabytes(cap)} that are read. Divide it, or leave out what is old.`);
  try {
    const bytes = await readFile(path);
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
    if (encoding === 'utf-8' && bytes.includes(0)) return none('This is no text but binary data.');
    const text = new TextDecoder(encoding).decode(bytes);
    if (text.includes('\uFFFD')) problems.push({ file: name, line: null, message: 'This is not UTF-8, so some characters are lost. Save it as UTF-8.', lost: false });
    return text;
  } catch (error) {
    return none(await explain(error, path));
  }
}

function capOf({ kind }: DocumentFile): number {
  return kind === 'register' ? REGISTER_CAP : FILE_CAP;
}

function megabytes(bytes: number): string {
  return `${Math.ceil((bytes / MEGABYTE) * 100) / 100} MB`;
}
