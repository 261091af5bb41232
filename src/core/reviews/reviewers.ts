import { IdentityMatcher, samePerson } from '../history/identities';
import type { ReviewActivity, Reviewer } from './activity';

/** Tells whether a reviewer is the user, by addresses and names, and for NoteDb by account ids. */
export class ReviewerMatcher {
  private readonly identities: IdentityMatcher;
  private readonly accounts: ReadonlySet<string>;

  /** `accounts` are ids as in `codeRefuge.reviewAccounts`: `1000`, or `1000@` and the id of one server. */
  constructor(me: readonly string[], accounts: readonly string[]) {
    this.identities = new IdentityMatcher(me);
    this.accounts = new Set(accounts);
  }

  /** `null` is the user of this machine. */
  isMe(reviewer: Reviewer | null): boolean {
    if (reviewer === null) return true;
    const { account, name, email } = reviewer;
    if (account !== null && (this.accounts.has(account) || this.accounts.has(account.replace(/@.*$/, '')))) return true;
    if (this.identities.matches(reviewer)) return true;
    // A mirror of pull requests names people by their login, which is in the service's no-reply address too.
    return account === null && email === '' && /^[A-Za-z\d-]+$/.test(name) && this.identities.matches({ name: '', email: `${name}@users.noreply.github.com` });
  }
}

/** Whether somebody reviews, or answers comments on, a change of their own. */
export function isOwnChange({ reviewer, change: { author } }: Pick<ReviewActivity, 'reviewer' | 'change'>): boolean {
  if (reviewer === null || author === null) return false;
  return (reviewer.account !== null && reviewer.account === author.account) || samePerson(reviewer, author);
}
