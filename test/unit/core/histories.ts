import fc from 'fast-check';
import { analyze, zoneRange } from '../../../src/core/analyze';
import type { CommitDetails, FileHistory } from '../../../src/core/changes/file-changes';
import type { Moment } from '../../../src/core/calendar/moment';
import { findZones } from '../../../src/core/calendar/zones';
import type { CommitRecord, Person } from '../../../src/core/history/commit';
import { Ledger } from '../../../src/core/ledger/ledger';
import type { Review } from '../../../src/core/review/review';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings';

/** Histories made of records, for properties of the core: thousands of them a second, which git could not make. */

export const ME: Person = { name: 'Mona Meier', email: 'mona@example.com' };
export const TEAM: Person[] = [
  { name: 'Tariq Aziz', email: 'tariq@example.com' },
  { name: 'Ines Duarte', email: 'ines@example.com' },
];
export const NOW = { time: Date.UTC(2026, 7, 3, 12) / 1000, offset: 120 };

export const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  noCodeZones: [{ title: 'One-on-ones', days: [2, 4], from: 9 * 60, to: 12 * 60, hold: false }],
};

/** One commit of a history, by plain numbers, so that a test can change one thing of it. */
export interface Step {
  /** 0 is the user, the others are the team. */
  author: number;
  committer: number;
  /** Minutes before `NOW`, and the offset of the clock it was made on. */
  ago: number;
  offset: number;
  /** How far back the first parent lies, and the second one of a merge; 0 for a plain commit. */
  follows: number;
  merges: number;
  /** Which of a few files a plain commit changes, and whether it is an urgent fix. */
  file?: number;
  urgent?: boolean;
}

export const PEOPLE = [ME, ...TEAM];
const WEEK_MINUTES = 7 * 24 * 60;

export const step: fc.Arbitrary<Step> = fc.record({
  author: fc.nat({ max: PEOPLE.length - 1 }),
  committer: fc.nat({ max: PEOPLE.length - 1 }),
  ago: fc.integer({ min: 0, max: 26 * WEEK_MINUTES - 1 }),
  offset: fc.constantFrom(120, 0, -420, 330, 840, -720, 345),
  follows: fc.integer({ min: 1, max: 4 }),
  merges: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 6 }) }),
  file: fc.nat({ max: 9 }),
  urgent: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

export const steps = fc.array(step, { minLength: 20, maxLength: 60 });

export function recordsOf(history: readonly Step[]): CommitRecord[] {
  return history.map(({ author, committer, ago, offset, file = 0, urgent = false }, index) => {
    const time = NOW.time - ago * 60;
    return {
      hash: hashOf(index),
      parents: parentsOf(history, index).map(hashOf),
      author: { ...(PEOPLE[author] as Person), time, offset },
      committer: { ...(PEOPLE[committer] as Person), time, offset },
      coAuthors: [],
      subject: `${urgent ? 'Hotfix' : 'Step'} ${index} in src/file-${file}.ts`,
    };
  });
}

/** Indexes of the parents. Several branches go on side by side, and a merge of one commit with itself is none. */
export function parentsOf(history: readonly Step[], index: number): number[] {
  if (index === 0) return [];
  const { follows, merges } = history[index] as Step;
  const first = Math.max(0, index - follows);
  return merges > 0 && index >= merges && index - merges !== first ? [first, index - merges] : [first];
}

export function hashOf(index: number): string {
  return (index + 1).toString(16).padStart(8, '0').repeat(5);
}

export function reviewOf(records: readonly CommitRecord[], settings: Settings = SETTINGS, onCall: readonly string[] = [], now: Moment = NOW): Review {
  const ledger = new Ledger();
  for (const record of records) ledger.add(record);
  const repository = {
    name: 'sample',
    path: '/sample',
    refs: [],
    commits: ledger.size,
    shallow: false,
    ledger,
    canonical: ledger.people.all(),
    damaged: 0,
    details: new Map(records.map((record) => [ledger.find(record.hash), detailsOf(record)])),
    files: filesOf(records, ledger),
  };
  const { zones } = findZones({ weekly: settings.noCodeZones, calendars: [], rules: [] }, { ...zoneRange(settings, now), timeZone: 'Europe/Berlin' });
  return analyze({ repositories: [repository], me: [ME.email, ME.name], settings, zones, brokenGlass: [], onCall, now });
}

function pathOf({ subject }: CommitRecord): string {
  return subject.slice(subject.lastIndexOf(' ') + 1);
}

function detailsOf(record: CommitRecord): CommitDetails {
  return { message: record.subject, trailers: [], lines: record.parents.length > 1 ? [] : [{ path: pathOf(record), added: 3, deleted: 1 }] };
}

/** A file is made by the first commit that changes it, in the order of the hashes, which is that of the history. */
function filesOf(records: readonly CommitRecord[], ledger: Ledger): FileHistory {
  const plain = records.filter(({ parents }) => parents.length < 2).sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const makers = new Map(plain.toReversed().map((record) => [pathOf(record), record.hash]));
  return {
    head: [...makers.keys()].sort(),
    attributes: new Map(),
    renames: 'all',
    edge: new Set(),
    forEachCommit(visit) {
      for (const record of plain) {
        const path = pathOf(record);
        visit(ledger.find(record.hash), [{ kind: makers.get(path) === record.hash ? 'added' : 'modified', path, from: null }]);
      }
    },
  };
}
