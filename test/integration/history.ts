import { createRepository, type Repository } from '../fixtures/repository';

export const LEE = { name: 'Lee Example', email: 'lee@example.org' };

const DAY = 24 * 60 * 60;

/**
 * A repository with enough recent history for a score: 24 commits of two people, and four merges of the user, all
 * on weekdays at noon UTC, the last one at least a day ago.
 */
export function repositoryWithHistory(directory: string): Repository {
  const repository = createRepository(directory);
  repository.commit({ files: { 'README.md': '# Fixture\n' }, committerDate: `${noon(60)} +0000` });
  for (let n = 0; n < 24; n++) {
    repository.commit({
      message: `Change number ${n}`,
      files: { [`src/file-${n % 6}.ts`]: `export const n = ${n};\n` },
      ...(n % 3 === 0 ? { author: LEE, committer: LEE } : {}),
      committerDate: `${noon(50 - n)} +0000`,
    });
  }
  for (let n = 0; n < 4; n++) {
    repository.checkout(`topic-${n}`, { create: true });
    repository.commit({ message: `Topic ${n}`, files: { [`topic-${n}.md`]: 'x\n' }, author: LEE, committer: LEE, committerDate: `${noon(20 - n)} +0000` });
    repository.checkout('main');
    repository.merge({ branch: `topic-${n}`, date: `${noon(10 - n)} +0000` });
  }
  return repository;
}

/** Noon UTC of a weekday, about so many days ago. */
function noon(daysAgo: number): number {
  const today = Math.floor(Date.now() / 1000 / DAY);
  const day = today - daysAgo;
  // 1970-01-01 was a Thursday: 2 and 3 days later came the weekend.
  const weekday = (day + 3) % 7;
  return (weekday >= 5 ? day - 2 : day) * DAY + DAY / 2;
}

/** Now, in a place of the world where it is between one and two at night; and the evening that belongs to. */
export function lateNow(): { date: string; night: string; wall: string; offset: string } {
  const now = Math.floor(Date.now() / 1000);
  const hour = Math.floor((now % DAY) / 3600);
  const offset = ((1 - hour + 12 + 24) % 24) - 12;
  const wall = new Date((now + offset * 3600) * 1000);
  const zone = `${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}`;
  return {
    date: `${now} ${zone}00`,
    night: new Date(wall.getTime() - DAY * 1000).toISOString().slice(0, 10),
    wall: wall.toISOString().slice(11, 16),
    offset: `${zone}:00`,
  };
}
