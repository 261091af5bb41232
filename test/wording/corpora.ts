import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSpreadsheet } from './spreadsheet';

/** Something that somebody wrote: where it is published, and under which id. */
export interface Writing {
  source: string;
  id: string;
  text: string;
  /** Whether those who published it call it toxic; `null` where they didn't ask. */
  toxic: boolean | null;
}

export interface Corpus {
  name: string;
  writing: 'commit' | 'comment';
  writings: Writing[];
}

/** Review comments in git-appraise notes, commit messages, and two published data sets of review comments on Gerrit. */
const NOTES = ['google/git-appraise', 'google/git-pull-request-mirror', 'google/git-appraise-eclipse'];
const HISTORIES = ['git/git', 'rails/rails', 'redis/redis', 'jekyll/jekyll', 'curl/curl'];
const DATA_SETS = [
  { source: 'senticr/SentiCR', file: 'SentiCR/oracle.xlsx', header: 0, labelled: false },
  { source: 'WSU-SEAL/ToxiCR', file: 'models/code-review-dataset-full.xlsx', header: 1, labelled: true },
];

/** The corpora of which `mirror/owner+name/repo` is there. */
export function* corpora(mirror: string): Generator<Corpus> {
  const placeOf = (source: string) => join(mirror, source.replace('/', '+'), 'repo');
  const there = (source: string) => existsSync(placeOf(source));
  for (const source of NOTES.filter(there)) yield { name: source, writing: 'comment', writings: notes(source, placeOf(source)) };
  for (const { source, file, header, labelled } of DATA_SETS.filter(({ source: each }) => there(each))) {
    const rows = readSpreadsheet(git(placeOf(source), 'show', `HEAD:${file}`)).slice(header);
    const writings = rows.map(({ row, cells: [text = '', label] }): Writing => ({ source, id: `row ${String(row)}`, text: text.replace(/\r\n?/g, '\n'), toxic: labelled ? label === '1' : null }));
    // Both sets have many comments twice; the last of them counts.
    yield { name: source, writing: 'comment', writings: [...new Map(writings.map((each) => [each.text.trim(), each])).values()] };
  }
  for (const source of HISTORIES.filter(there)) yield { name: `${source}, commit messages`, writing: 'commit', writings: messages(source, placeOf(source)) };
}

/** Each comment once: a pull request that was mirrored twice has it twice. */
function notes(source: string, directory: string): Writing[] {
  const seen = new Set<string>();
  const listed = git(directory, 'ls-tree', '-r', 'refs/notes/devtools/discuss').toString('utf8').trim().split('\n');
  return listed.flatMap((line): Writing[] => {
    const [, blob = '', path = ''] = /^\S+ blob (\S+)\t(.*)$/.exec(line) ?? [];
    const entries = git(directory, 'cat-file', 'blob', blob).toString('utf8').split('\n').filter((entry) => entry.startsWith('{'));
    return entries.flatMap((entry): Writing[] => {
      const { author = '', description = '' } = JSON.parse(entry) as { author?: string; description?: string };
      const text = description.trim();
      if (text === '' || seen.has(`${author}\n${text}`)) return [];
      seen.add(`${author}\n${text}`);
      return [{ source, id: path.replaceAll('/', '').slice(0, 12), text, toxic: null }];
    });
  });
}

function messages(source: string, directory: string): Writing[] {
  const log = git(directory, 'log', '--no-merges', '--format=%H%n%B%x00', 'HEAD').toString('utf8');
  return log.split('\0').flatMap((record): Writing[] => {
    const [id = '', ...lines] = record.trimStart().split('\n');
    return id === '' ? [] : [{ source, id: id.slice(0, 12), text: lines.join('\n').trimEnd(), toxic: null }];
  });
}

function git(directory: string, ...args: string[]): Buffer {
  const done = spawnSync('git', ['-C', directory, ...args], { maxBuffer: 1 << 30 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr.toString('utf8')}`);
  return done.stdout;
}
