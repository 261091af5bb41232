import type { Person } from '../history/commit';
import { botMatcher, isHostingService } from '../history/automation';
import { type IdentityMatcher, normalizeEmail, normalizeName, samePerson } from '../history/identities';
import type { People } from './people';

/** What a person of the history is to the user. */
export type Role = 'me' | 'team' | 'bot' | 'service';

/** The people of one repository with their roles; `canonical` has the mailmap applied, by the same numbers. */
export class Roles {
  private readonly roles: Role[];

  constructor(
    private readonly canonical: readonly Person[],
    recorded: People,
    me: IdentityMatcher,
    extraBots: readonly string[],
  ) {
    const isBot = botMatcher(extraBots);
    this.roles = recorded.all().map((person, id) => {
      const forms = [person, this.person(id)];
      if (forms.some(isHostingService)) return 'service';
      if (forms.some(isBot)) return 'bot';
      return forms.some((form) => me.matches(form)) ? 'me' : 'team';
    });
  }

  of(id: number): Role {
    return this.roles[id] ?? 'team';
  }

  /** The person with the mailmap applied. */
  person(id: number): Person {
    const person = this.canonical[id];
    if (!person) throw new RangeError(`There is no person ${id}`);
    return person;
  }

  /** Whether two numbers stand for one person; all of the user's identities do. */
  same(a: number, b: number): boolean {
    if (a === b) return true;
    if (this.of(a) === 'me' && this.of(b) === 'me') return true;
    return samePerson(this.person(a), this.person(b));
  }

  /** One key for everything that is surely the same person, for counting people. */
  key(id: number): string {
    const { name, email } = this.person(id);
    return normalizeEmail(email) || normalizeName(name);
  }
}
