import { readdir } from 'node:fs/promises';
import { diskReason } from '../disk-reason';
import { problemsWithTitles } from '../core/tactics/rehearsal-titles';
import { parseConversation, type ReadConversation } from '../core/tactics/rehearsal-parser';
import { readUserFile, UserFileError } from './user-files';

/** A file of conversations, read and checked. */
export interface RehearsalFile extends ReadConversation {
  name: string;
}

/** Reads and checks every conversation (`*.yaml`, `*.yml`) in a folder, by name. Throws a `UserFileError` where it can't be listed. */
export async function readRehearsals(folder: string): Promise<RehearsalFile[]> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => /^[^.].*\.ya?ml$/i.test(name)).sort();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : diskReason(error);
    throw new UserFileError(`${folder} can't be read: ${reason}.`, { cause: error });
  }
  const files: RehearsalFile[] = [];
  for (const name of names) files.push({ name, ...(await readOne(folder, name)) });
  const twice = problemsWithTitles(files.flatMap(({ conversation }) => conversation ?? []));
  return files.map((file) => ({ ...file, problems: [...file.problems, ...twice.filter((problem) => problem.file === file.name)] }));
}

async function readOne(folder: string, name: string): Promise<ReadConversation> {
  try {
    const text = await readUserFile(folder, name);
    // It was in the list of the folder a moment ago.
    if (text === null) throw new UserFileError('It points to a file that is not there. Mend the link, or delete it.');
    return parseConversation(name, text);
  } catch (error) {
    if (!(error instanceof UserFileError)) throw error;
    return { conversation: null, problems: [{ file: name, line: null, message: error.message, lost: true }] };
  }
}
