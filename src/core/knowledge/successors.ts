import { formatCount, plural } from '../habits/detector';
import { identityKeys } from '../history/identities';
import type { CommitFact, RepositoryFacts } from '../ledger/facts';
import type { Successor } from '../review/review';
import type { Area } from './areas';
import { degreeOfAuthorship } from './authorship';
import type { AreaCommit, PlanWindow } from './delegation-plan';
import type { Knowledge } from './knowledge';
import { ME } from './people';
import { commitsOn } from './sole-files';

const MOST_SUCCESSORS = 3;

/** The people beside the user who wrote something in the window: who is not there can't take anything over. */
export interface Colleagues {
  /** Names by the numbers of people. */
  team: ReadonlyMap<number, string>;
}

export function colleaguesOf(commits: readonly CommitFact[], { from, to }: PlanWindow, knowledge: Knowledge): Colleagues {
  const own = new Map<number, string>();
  const byOthers = new Map<number, string>();
  const myself = underMyName(new Set(commits.map(({ repository }) => repository)), knowledge);
  for (const { repository, row, time, authors } of commits) {
    if (authors === 0 || time < from.time || time > to.time) continue;
    const { ledger, roles } = repository;
    const note = (names: Map<number, string>, id: number) => {
      const person = knowledge.personOf(repository, id);
      if (person === ME || person === null || myself.has(person)) return;
      const { name, email } = roles.person(id);
      // The newest signature says how somebody is called now.
      names.set(person, /[\p{L}\p{N}]/u.test(name) ? name : email);
    };
    note(own, ledger.author(row));
    for (const id of ledger.coAuthorsOf(row)) note(byOthers, id);
  }
  // What somebody signs with goes before what a trailer calls them, often by the name of an account.
  return { team: new Map([...byOthers, ...own]) };
}

/**
 * People who share an address or a telling name with the user, under signatures that the user hasn't named as theirs.
 * Their work isn't counted as the user's, but nobody hands anything over to themselves.
 */
function underMyName(repositories: ReadonlySet<RepositoryFacts>, knowledge: Knowledge): Set<number> {
  const signatures = [...repositories].flatMap((repository) =>
    repository.ledger.people.all().map((_, id) => ({ role: repository.roles.of(id), number: knowledge.personOf(repository, id), keys: identityKeys(repository.roles.person(id)) })),
  );
  const mine = new Set(signatures.filter(({ role }) => role === 'me').flatMap(({ keys }) => keys));
  return new Set(signatures.flatMap(({ role, number, keys }) => (role === 'team' && number !== null && keys.some((key) => mine.has(key)) ? [number] : [])));
}

/**
 * Who comes next in an area, at most three: by recent commits there and by degree of authorship, one file that somebody
 * knows as well as its best author counting like one commit. Files that somebody only changed count no more than the
 * commits that did it: one that renames five hundred teaches nobody five hundred. Where nobody has worked in an area,
 * those who work next to it.
 */
export function successorsOf(area: Area, commits: readonly AreaCommit[], knowledge: Knowledge, { team }: Colleagues, window: PlanWindow): Successor[] {
  const recent = tally(commits.flatMap(({ people }) => people));
  const ever = tally([...new Set(area.files.flatMap((file) => commitsOn(file, knowledge)))].flatMap((row) => knowledge.peopleOf(area.repository, row)));
  const known = new Map<number, { files: number; made: number; ofMade: number; ofChanged: number }>();
  for (const { contributions, changes } of area.files) {
    const degrees = [...contributions].map(([person, contribution]) => [person, contribution, Math.max(0, degreeOfAuthorship(contribution, changes))] as const);
    const highest = Math.max(...degrees.map(([, , degree]) => degree));
    for (const [person, { created }, degree] of degrees) {
      const all = known.get(person) ?? { files: 0, made: 0, ofMade: 0, ofChanged: 0 };
      known.set(person, all);
      const share = highest > 0 ? degree / highest : 0;
      all.files++;
      if (created) {
        all.made++;
        all.ofMade += share;
      } else {
        all.ofChanged += share;
      }
    }
  }
  const merit = (person: number) => {
    const { ofMade, ofChanged } = known.get(person)!;
    return (recent.get(person) ?? 0) + ofMade + Math.min(ofChanged, ever.get(person) ?? 0);
  };
  const here = [...known.keys()].filter((person) => team.has(person)).sort((a, b) => merit(b) - merit(a) || a - b);
  if (here.length === 0) return neighbours(area, knowledge, team, window);
  return here.slice(0, MOST_SUCCESSORS).map((person) => {
    const { files, made } = known.get(person)!;
    const count = recent.get(person) ?? 0;
    const worked = `${made > 0 ? `made ${formatCount(made)} and worked on` : 'has worked on'} ${formatCount(files)} of ${plural(area.files.length, 'file')}`;
    return { name: team.get(person)!, why: count > 0 ? `${plural(count, 'commit')} here in ${plural(window.weeks, 'week')}, ${worked}` : worked };
  });
}

/**
 * Those with most commits in the nearest folder around the area in which anybody of the team has worked: in the window
 * or, where none of them worked there in it, of all time.
 */
function neighbours({ repository, path }: Area, knowledge: Knowledge, team: ReadonlyMap<number, string>, { from, weeks }: PlanWindow): Successor[] {
  for (let around = path; around !== ''; ) {
    around = around.includes('/') ? around.slice(0, around.lastIndexOf('/')) : '';
    const inside = knowledge.files.filter((file) => file.repository === repository && (around === '' || file.path.startsWith(`${around}/`)));
    const rows = [...new Set(inside.flatMap((file) => commitsOn(file, knowledge)))];
    const ofTeam = (some: readonly number[]) => tally(some.flatMap((row) => knowledge.peopleOf(repository, row)).filter((person) => team.has(person)));
    const lately = ofTeam(rows.filter((row) => repository.ledger.committerTime(row) >= from.time));
    const found = lately.size > 0 ? lately : ofTeam(rows);
    if (found.size === 0) continue;
    const when = lately.size > 0 ? ` in ${plural(weeks, 'week')}` : '';
    return [...found]
      .sort(([a, some], [b, others]) => others - some || a - b)
      .slice(0, MOST_SUCCESSORS)
      .map(([person, count]) => ({ name: team.get(person)!, why: `${plural(count, 'commit')} next to it${when}, ${around === '' ? 'in this repository' : `in ${around}`}` }));
  }
  return [];
}

function tally(people: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}
