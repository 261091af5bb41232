import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { diskReason } from '../disk-reason';
import { parseSettings, type Settings, SETTINGS_PREFIX } from '../core/settings';

export interface LoadedSettings {
  settings: Settings;
  /** The folder of the workspace that they are for; their relative paths start there. */
  folder: string;
}

/**
 * The settings for the terminal: those that the workspace has for the editor, so that both say the same. A file that
 * the user named must exist; the workspace's may be missing. What is wrong in it goes to `warn`, and the rest counts.
 */
export async function loadSettings(named: string | null, repository: string, warn: (message: string) => void): Promise<LoadedSettings> {
  const folder = named === null ? await workspaceOf(repository) : workspaceOfSettings(named);
  const file = named ?? join(folder, '.vscode', 'settings.json');
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if (named === null && ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return { settings: parseSettings({}).settings, folder };
    if (named !== null) throw new Error(`The settings in ${file} can't be read: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : diskReason(error)}.`, { cause: error });
    warn(`The settings in ${file} can't be read, so the defaults are used: ${diskReason(error)}.`);
    return { settings: parseSettings({}).settings, folder };
  }
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  // A file of nothing, or of comments alone, sets nothing; the editor has no objection to one either.
  if (first !== undefined && (value !== undefined || first.offset < text.length)) {
    warn(`${file}:${text.slice(0, first.offset).split('\n').length}: this is no valid JSON (${inWords(first)}); what could be read of it counts.`);
  }
  const { settings, problems } = parseSettings(ours(value));
  for (const { setting, message } of problems) warn(`${file}: ${setting}: ${message}; the default is used.`);
  return { settings, folder };
}

/** "close brace expected". */
function inWords({ error }: ParseError): string {
  return printParseErrorCode(error).replace(/\B[A-Z]/g, ' $&').toLowerCase();
}

/** The settings with our prefix, without it; both `"codeRefuge.refs": …` and `"codeRefuge": { "refs": … }`. */
function ours(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  const found: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key === SETTINGS_PREFIX && typeof entry === 'object') Object.assign(found, entry);
    else if (key.startsWith(`${SETTINGS_PREFIX}.`)) found[key.slice(SETTINGS_PREFIX.length + 1)] = entry;
  }
  return found;
}

/** The folder that holds the file's `.vscode`, else the file's own. */
function workspaceOfSettings(file: string): string {
  const folder = dirname(resolve(file));
  return basename(folder) === '.vscode' ? dirname(folder) : folder;
}

/** The nearest folder upwards that holds a `.git`, else the folder itself. */
async function workspaceOf(directory: string): Promise<string> {
  const start = resolve(directory);
  for (let folder = start; ; folder = dirname(folder)) {
    if (await stat(join(folder, '.git')).catch(() => null)) return folder;
    if (folder === dirname(folder)) return start;
  }
}
