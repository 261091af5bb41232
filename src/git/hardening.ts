import { devNull } from 'node:os';

/**
 * A repository's configuration can name programs that git then runs, and can change what its commands print. Every
 * call sets these keys, on the command line, where nothing in the repository can override them.
 */
export const HARDENED_CONFIG: readonly string[] = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.pager=cat',
  'core.quotePath=false',
  'diff.external=',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.follow=false',
  'log.decorate=no',
  'color.ui=false',
  'i18n.logOutputEncoding=UTF-8',
  // With another separator, or a comment sign of "C", Co-authored-by would go unseen.
  'trailer.separators=:',
  'core.commentChar=#',
  // The commit-graph is a cache that git doesn't check: a damaged one cuts the history short without a word. Reading
  // whole commits gains nothing from it.
  'core.commitGraph=false',
];

/** Variables of git's own that are passed on: where its configuration lies, and nothing that moves the repository. */
const KEPT = ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM', 'GIT_CEILING_DIRECTORIES'];

/** Variables outside of git's name space that can make it run a program. */
const PROGRAMS = ['EDITOR', 'VISUAL', 'PAGER', 'SSH_ASKPASS', 'PREFIX'];

const FIXED = {
  // Never takes a lock that a commit of the user could run into.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // In a partial clone a missing object would be fetched, over the network or through a program that the
  // configuration names. Git before 2.45 doesn't know the first variable; no protocol at all is allowed either.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  // Messages are compared with English texts.
  LC_ALL: 'C.UTF-8',
  LANGUAGE: '',
};

/** Variables by which the user says how git gets to other machines. */
const CONNECTION = /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|PROXY_COMMAND|SSL_[A-Z_]+)$/i;

/** In addition, for a call that may use the network: nothing that runs a program of the URL's choice, as `ext::` does. */
export function networkEnvironment(inherited: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const own = Object.entries(inherited).flatMap(([name, value]) => (CONNECTION.test(name) && value !== undefined ? [[name, value] as const] : []));
  return { ...Object.fromEntries(own), GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh' };
}

/** The names in `gitEnvironment()` that simple-git would strip. */
export const ALLOWED_ENVIRONMENT = [...KEPT, ...Object.keys(FIXED)];

/** The environment that every git process gets, however it is started. */
export function gitEnvironment(inherited: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(inherited)) {
    const upper = name.toUpperCase();
    if (value === undefined || PROGRAMS.includes(upper)) continue;
    if (upper.startsWith('GIT_') && !KEPT.includes(upper)) continue;
    environment[name] = value;
  }
  return { ...environment, ...FIXED };
}
