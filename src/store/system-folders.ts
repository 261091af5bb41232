import { homedir } from 'node:os';
import { join, parse } from 'node:path';

/** Our folder among those that the system has for the configuration of programs (XDG Base Directory on Linux). */
export function configurationFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  switch (platform) {
    case 'darwin':
      return join(home(), 'Library', 'Preferences', 'code-refuge');
    case 'win32':
      return join(environment['APPDATA'] || join(home(), 'AppData', 'Roaming'), 'code-refuge', 'Config');
    default:
      return join(environment['XDG_CONFIG_HOME'] || join(home(), '.config'), 'code-refuge');
  }
}

/** Our folder among those for what programs can make again. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  switch (platform) {
    case 'darwin':
      return join(home(), 'Library', 'Caches', 'code-refuge');
    case 'win32':
      return join(environment['LOCALAPPDATA'] || join(home(), 'AppData', 'Local'), 'code-refuge', 'Cache');
    default:
      return join(environment['XDG_CACHE_HOME'] || join(home(), '.cache'), 'code-refuge');
  }
}

/**
 * In a container a user may have neither HOME nor an account, and then Node throws. Nothing is found in the root
 * folder, which is right, and nothing can be saved there, which a message says.
 */
function home(): string {
  try {
    return homedir();
  } catch {
    return parse(process.cwd()).root;
  }
}
