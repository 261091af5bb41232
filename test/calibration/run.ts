import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyze, earliest, zoneRange } from '../../src/core/analyze';
import type { Moment } from '../../src/core/calendar/moment';
import { findZones } from '../../src/core/calendar/zones';
import type { Review } from '../../src/core/review/review';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { RepositoryReaders } from '../../src/git/read-repositories';
import { distribution } from './distribution';
import { mainContributors } from './main-contributors';

const USAGE = `usage: npm run calibrate -- --mirror DIR [--most N]

Scores every main contributor of the public repositories at DIR/owner+name/repo, in the half year before each one's
last commit, and prints the distribution, each signal's, and the ten at each end with their signals.
  --most N      main contributors of a repository, those with the most events (default 10)
`;

/** The reviews of everybody who did most of the work of a repository, at the time of its last commit. */
async function reviewsOf(directory: string, most: number): Promise<Review[]> {
  // One zone each morning, so that the signal of the zones can be judged too.
  const settings = { ...DEFAULT_SETTINGS, noCodeZones: [{ title: 'Morning', days: [2, 4], from: 9 * 60, to: 12 * 60, hold: false }] };
  const { readers, now } = await lastMoment(directory);
  if (now === null) return [];
  const read = await readers.read('git', [directory], { refs: [], identities: [], me: [], detailsSince: earliest(settings, now), files: true });
  const repositories = read.repositories.map(({ history }) => history);
  const { zones } = findZones({ weekly: settings.noCodeZones, calendars: [], rules: [] }, { ...zoneRange(settings, now), timeZone: 'UTC' });
  return mainContributors(repositories, settings, now, most).map((me) => analyze({ repositories, me, settings, zones, brokenGlass: [], onCall: [], now }));
}

async function lastMoment(directory: string): Promise<{ readers: RepositoryReaders; now: Moment | null }> {
  const readers = new RepositoryReaders();
  const { repositories, problems } = await readers.read('git', [directory], { refs: [], identities: [], me: [] });
  for (const { message } of problems) console.error(message);
  const ledger = repositories[0]?.history.ledger;
  // A clock that goes wrong must not move the window: the tip's own date counts, not the latest of all.
  const tip = repositories[0]?.history.refs[0]?.commit;
  const row = ledger && tip !== undefined ? ledger.find(tip) : -1;
  return { readers, now: ledger && row !== -1 ? { time: ledger.committerTime(row), offset: ledger.committerOffset(row) } : null };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { mirror: { type: 'string' }, most: { type: 'string', default: '10' } } });
  const { mirror } = values;
  if (mirror === undefined) throw new TypeError(USAGE);
  const found: { repository: string; review: Review }[] = [];
  for (const name of readdirSync(mirror).sort()) {
    const directory = join(mirror, name, 'repo');
    if (!existsSync(directory)) continue;
    const reviews = await reviewsOf(directory, Number(values.most));
    console.error(`${name}: ${reviews.length} main contributors, ${reviews.filter(({ score }) => score.value !== null).length} scores`);
    found.push(...reviews.map((review) => ({ repository: name.replace('+', '/'), review })));
  }
  console.log(distribution(found));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
