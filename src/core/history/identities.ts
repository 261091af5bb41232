import type { Person } from './commit';

/**
 * An e-mail address in the one form in which two are compared: without case, and a hosting service's no-reply
 * address without the account's number. GitHub writes `login@users.noreply.github.com` or
 * `id+login@users.noreply.github.com`, GitLab `id-login@users.noreply.gitlab.com`.
 */
export function normalizeEmail(email: string): string {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at === -1 || !address.startsWith('users.noreply.', at + 1)) return address;
  // Elsewhere a dash may be part of the login itself.
  const account = address.includes('gitlab', at) ? /^\d+[+-]/ : /^\d+\+/;
  return address.slice(0, at).replace(account, '') + address.slice(at);
}

export function normalizeName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Whether somebody is meant by a name or an address, as a user writes it. */
export function isCalled({ name, email }: Person, called: string): boolean {
  return normalizeName(name) === normalizeName(called) || (called.includes('@') && normalizeEmail(email) === normalizeEmail(called));
}

/** Names that machines and templates give to many people; the same one on two addresses says nothing. */
const SHARED_NAMES = new Set(['', 'root', 'user', 'admin', 'administrator', 'ubuntu', 'unknown', 'your name', 'no author', 'git']);

/** True where two signatures are one person: the same address, or the same telling name. */
export function samePerson(a: Person, b: Person): boolean {
  const email = normalizeEmail(a.email);
  if (email !== '' && email === normalizeEmail(b.email)) return true;
  const name = normalizeName(a.name);
  return !SHARED_NAMES.has(name) && name === normalizeName(b.name);
}

/** Two signatures with a key in common are the same person, as {@link samePerson} says. */
export function identityKeys(person: Person): string[] {
  const email = normalizeEmail(person.email);
  const name = normalizeName(person.name);
  return [...(email === '' ? [] : [`<${email}>`]), ...(SHARED_NAMES.has(name) ? [] : [name])];
}

/** Tells whether a person is the one described by addresses and names. */
export class IdentityMatcher {
  private readonly emails: Set<string>;
  private readonly names: Set<string>;

  /** `identities` with an `@` are addresses, the others names. */
  constructor(identities: Iterable<string>) {
    const all = [...identities].map((identity) => identity.trim());
    this.emails = new Set(all.filter((identity) => identity.includes('@')).map(normalizeEmail));
    this.names = new Set(
      all.filter((identity) => !identity.includes('@')).map(normalizeName).filter((name) => !SHARED_NAMES.has(name)),
    );
  }

  get isEmpty(): boolean {
    return this.emails.size + this.names.size === 0;
  }

  matches({ name, email }: Person): boolean {
    return this.emails.has(normalizeEmail(email)) || this.names.has(normalizeName(name));
  }
}

/** What to say where neither git nor the settings name the user. */
export const NO_IDENTITY =
  "git doesn't know who you are: neither user.email nor user.name is set. " +
  'Set them with "git config --global user.email you@example.com", or name your addresses in codeRefuge.identities.';
