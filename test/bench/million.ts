import { createHash } from 'node:crypto';
import { LogParser } from '../../src/core/history/log-parser';
import { Ledger } from '../../src/core/ledger/ledger';

/**
 * Streams a made-up log of a million commits into a ledger, as git would, and prints what the process weighs at its
 * heaviest: `{"commits": …, "megabytes": …}`.
 */
const COMMITS = 1_000_000;
const CHUNK = 500;

function main(): void {
  const ledger = new Ledger();
  const parser = new LogParser((commit) => ledger.add(commit));
  const start = Date.UTC(2000, 0, 1) / 1000;
  for (let first = 0; first < COMMITS; first += CHUNK) {
    let chunk = '';
    for (let index = first; index < first + CHUNK; index++) {
      const author = index % 20_000;
      const time = start + (COMMITS - index) * 600;
      const parents = index % 8 === 0 ? `${hash(index + 1)} ${hash(index + 7)}` : hash(index + 1);
      chunk += `${hash(index)}\0${parents}\0Person ${author}\0person${author}@example.com\0${time} +0200\0Person 1\0person1@example.com\0${time + 60} -0730\0\0`;
      chunk += `Teach the number ${index} to be a subject of usual length\0`;
    }
    parser.push(Buffer.from(chunk));
  }
  parser.end();
  ledger.generations();
  process.stdout.write(`${JSON.stringify({ commits: ledger.size - parser.damaged, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
}

function hash(index: number): string {
  return createHash('sha1').update(String(index)).digest('hex');
}

main();
