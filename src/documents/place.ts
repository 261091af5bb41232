import { resolvePath } from '../calendars/calendar-files';
import { DEFAULT_SETTINGS } from '../core/settings';
import type { DocumentsFolder } from './documents-folder';

/**
 * The folder that `codeRefuge.folder` means; without one the one that the variable `CODE_REFUGE_DOCUMENTS` names, or
 * `Code Refuge` in the home folder. A relative path starts at `base`, and nowhere where that is empty.
 */
export function documentsFolder(setting: string, base: string, environment: NodeJS.ProcessEnv = process.env): DocumentsFolder {
  if (setting !== DEFAULT_SETTINGS.folder) return namedFolder(setting, base);
  const name = environment['CODE_REFUGE_DOCUMENTS'] || setting;
  return { name, path: resolvePath(name, base), named: false };
}

export function namedFolder(name: string, base: string): DocumentsFolder {
  return { name, path: resolvePath(name, base), named: true };
}
