import type { Reviewer } from './activity';

/**
 * What Gerrit writes for a name since it leaves names out: `Gerrit User 1000`, before that also the number alone. And what
 * it wrote for accounts that had none.
 */
const NO_NAME = /^(?:Gerrit User )?\d+$|^(?:Anonymous Coward|Name of user not set)/;
const IDENT = /^(.*?)\s*<(\d+@[^<>\s]+)>$/;

/**
 * The accounts of NoteDb. It names people by number and server, `1000@` and the server's id; older commits have names
 * beside it, and whoever uploaded a patch set is the committer of its commit. One object for each account, so that what
 * is learnt late is known of all its activities.
 */
export class GerritAccounts {
  private readonly known = new Map<string, Reviewer>();
  private readonly uploads = new Map<string, string[]>();

  /** Takes in an account that is named somewhere; `null` where it is none, such as the server itself. */
  take(name: string, email: string): Reviewer | null {
    if (!/^\d+@\S+$/.test(email)) return null;
    const account = this.account(email);
    if (account.name === '' && !NO_NAME.test(name.trim())) account.name = name.trim();
    return account;
  }

  /** The same, of `Ada Example <1000@server>`. */
  takeIdent(ident: string): Reviewer | null {
    const match = IDENT.exec(ident.trim());
    return match ? this.take(match[1]!, match[2]!) : null;
  }

  account(id: string): Reviewer {
    const known = this.known.get(id) ?? { name: '', email: '', account: id };
    this.known.set(id, known);
    return known;
  }

  /** Notes that an account uploaded a patch set; its newest ones come first. */
  uploaded({ account }: Reviewer, commit: string): void {
    if (account === null) return;
    const commits = this.uploads.get(account) ?? [];
    if (commits.length < UPLOADS_ASKED) this.uploads.set(account, [...commits, commit]);
  }

  /** Commits whose committers tell who the accounts are. */
  get commitsToAsk(): string[] {
    return [...this.uploads.values()].flat();
  }

  /** Gives each account the address and the name that most of the commits it uploaded have for their committer. */
  learn(committers: ReadonlyMap<string, { name: string; email: string }>): void {
    for (const [id, commits] of this.uploads) {
      const people = commits.flatMap((commit) => committers.get(commit) ?? []);
      const account = this.account(id);
      account.email ||= commonest(people.map(({ email }) => email));
      account.name ||= commonest(people.map(({ name }) => name));
    }
  }
}

/** The text that more than half of them are, or empty. */
function commonest(texts: readonly string[]): string {
  return texts.find((text) => texts.filter((other) => other === text).length * 2 > texts.length) ?? '';
}

/** An account's newest uploads are enough to tell who it is. */
const UPLOADS_ASKED = 5;
