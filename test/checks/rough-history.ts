import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportCommit, Person } from '../fixtures/fast-import';
import { createRepository } from '../fixtures/repository';
import type { Check } from './check';

const END = '2026-03-29T03:00:00+02:00';
const NOW = Math.floor(new Date(END).getTime() / 1000);
const WEEKS = 20;
const FROM = NOW - WEEKS * 604_800;

const ME: Person[] = [
  { name: 'Mona Meier', email: 'mona@example.com' },
  { name: 'mona', email: 'Mona@Example.COM' },
  { name: 'Mona at home', email: 'mona@home.example' },
  { name: 'Mona Meier', email: '77+monam@users.noreply.github.com' },
  { name: 'root', email: 'monam@users.noreply.github.com' },
];
const TEAM: Person[] = [
  { name: 'Tariq Aziz', email: 'tariq@example.com' },
  { name: 'tariq aziz', email: 'tariq@elsewhere.example' },
  { name: 'T.', email: 'tariq@old.example' },
  { name: 'Inês Duarte', email: 'ines@example.com' },
  { name: 'root', email: 'root@server.example' },
  { name: 'root', email: 'root@laptop.example' },
  { name: 'Travis Jones', email: 'travis@example.com' },
  { name: 'Robot Smith', email: '5+smith@users.noreply.github.com' },
];
const SERVICE: Person = { name: 'GitHub', email: 'noreply@github.com' };
const MACHINES: Person[] = [
  { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com' },
  { name: 'Renovate', email: 'renovate@example.com' },
  SERVICE,
];
const MAILMAP = 'Mona Meier <mona@example.com> <mona@home.example>\nTariq Aziz <tariq@example.com> <tariq@old.example>\n';

/** Offsets from Baker Island to Kiritimati, with halves and quarters of an hour. */
const OFFSETS = ['+0000', '+0100', '+0200', '-1200', '+1400', '+0530', '-0330', '+0545', '-0800'];
/** Seconds of a wall clock at which something begins or ends. */
const EDGES = [0, 5 * 3600 - 1, 5 * 3600, 9 * 3600, 12 * 3600, 18 * 3600, 22 * 3600 - 1, 22 * 3600, 86_399];

/**
 * A history in which everything is odd at once, and the same on each run: one person under many signatures, strangers
 * of one name, machines, all offsets, clocks that run back, minutes at the edges of spans and of the window, merges of
 * two and three parents. Real histories have all of it, but seldom in the window that one looks at.
 */
export function roughHistory(directory: string, seed = 1, size = 600): Check {
  const random = generator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const human = (): Person => (random() < 0.6 ? pick(ME) : pick(TEAM));
  const anybody = (): Person => (random() < 0.85 ? human() : pick(MACHINES));

  const date = (): string => {
    const offset = pick(OFFSETS);
    if (random() < 0.05) return `${String(pick([FROM - 1, FROM, NOW, NOW + 1]))} ${offset}`;
    const time = FROM - 604_800 + below(WEEKS * 604_800 + 2 * 604_800);
    if (random() < 0.6) return `${String(time)} ${offset}`;
    const east = (offset.startsWith('-') ? -60 : 60) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3)));
    return `${String(time - ((time + east) % 86_400) + pick(EDGES))} ${offset}`;
  };

  const commits: ImportCommit[] = [{ message: 'Begin', files: { '.mailmap': MAILMAP } }];
  let tips = [0];
  for (let place = 1; place < size; place++) {
    const author = anybody();
    // Most people commit what they write; one in three commits is handed on, to the service or to somebody.
    const committer = random() < 0.66 ? author : random() < 0.4 ? SERVICE : anybody();
    const parents = tips.length > 1 && random() < 0.4 ? tips.slice(0, 2 + below(2)) : [random() < 0.2 ? below(place) : pick(tips)];
    const authorDate = date();
    // The service has no co-authors.
    const coAuthors = author !== SERVICE && random() < 0.25 ? [anybody(), anybody(), anybody()].slice(below(3)) : [];
    const reviewers = random() < 0.3 ? [anybody(), anybody(), anybody()].slice(below(3)) : [];
    commits.push({
      message: `Step ${String(place)}\n\n${trailers(reviewers, coAuthors)}`, author, committer, parents, authorDate,
      committerDate: random() < 0.5 ? authorDate : date(),
    });
    tips = [place, ...tips.filter((tip) => !parents.includes(tip))];
  }
  commits.push({ message: 'Everything comes together', committer: TEAM[0]!, committerDate: `${String(NOW)} +0000`, parents: tips.slice(0, 12) });

  const repository = createRepository(directory, { user: ME[0]! });
  try {
    repository.importCommits(commits, { checkout: false });
    // With generations, git's own walk isn't misled by the clocks.
    repository.git('commit-graph', 'write', '--reachable');
  } finally {
    repository.dispose();
  }
  // Without a checkout, git reads the mailmap of the working tree all the same.
  writeFileSync(join(directory, '.mailmap'), MAILMAP);
  return {
    directory,
    me: ['mona@example.com', 'monam@users.noreply.github.com'],
    now: END,
    weeks: WEEKS,
    zones: [
      { days: ['mon', 'sat'], from: '22:00', to: '05:00' },
      { days: ['tue', 'wed', 'thu'], from: '09:00', to: '12:00' },
      { days: ['wed', 'sun'], from: '00:00', to: '18:00' },
    ],
  };
}

function trailers(reviewers: readonly Person[], coAuthors: readonly Person[]): string {
  const line = (key: string) => ({ name, email }: Person) => `${key}: ${name} <${email}>\n`;
  return [...reviewers.map((who, index) => line(['Reviewed-by', 'acked-by', 'Tested-By'][index % 3]!)(who)), ...coAuthors.map(line('Co-authored-by'))].join('');
}

/** Numbers from 0 to 1 (Park and Miller's "minimal standard"); good enough to be odd with, and the same everywhere. */
function generator(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
