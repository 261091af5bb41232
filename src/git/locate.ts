import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/**
 * Where a program lies, or null. Left to the system, Windows would look in the current folder first, and so would any
 * system whose PATH names a relative folder: a repository could then bring a "git" of its own. So only the absolute
 * folders of the PATH count, and a path stands for itself.
 */
export async function locate(program: string, environment: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  if (/[\\/]/.test(program)) return resolve(program);
  const folders = (environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin').split(delimiter);
  const names = process.platform === 'win32' ? [`${program}.exe`, program] : [program];
  for (const folder of folders.filter(isAbsolute)) {
    for (const name of names) {
      const path = join(folder, name);
      if (await isProgram(path)) return path;
    }
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
