import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryFacts } from '../../src/core/analyze';
import { knowledgeOf } from '../../src/core/knowledge/knowledge';
import { truckFactor } from '../../src/core/knowledge/truck-factor';
import { HistoryReader } from '../../src/git/history-reader';

/**
 * The truck factors that Avelino et al. published, beside ours for the same repositories at those dates:
 * `npx tsx test/checks/truck-factors.ts --mirror DIR`, with clones at DIR/owner+name/repo. docs/knowledge.md shows what it prints.
 */
interface Published {
  repository: string;
  /** Where it is called otherwise there. */
  as?: string;
  value: number;
  /** ICPC 2016, table 2; the README of the tool, November 2016; the list of the highest by GitTrends, December 2016. */
  source: 'paper' | 'tool' | 'GitTrends';
}

const DATES = { paper: '2015-02-25', tool: '2016-11-15', GitTrends: '2016-12-03' } as const;

const PUBLISHED: readonly Published[] = [
  { repository: 'expressjs/express', as: 'strongloop/express', value: 2, source: 'paper' },
  { repository: 'jashkenas/backbone', value: 2, source: 'paper' },
  { repository: 'janl/mustache.js', value: 1, source: 'paper' },
  { repository: 'pallets/flask', as: 'mitsuhiko/flask', value: 1, source: 'paper' },
  { repository: 'sferik/twitter-ruby', as: 'sferik/twitter', value: 1, source: 'paper' },
  { repository: 'git/git', value: 12, source: 'GitTrends' },
  { repository: 'rails/rails', value: 11, source: 'tool' },
];

/** Endings of the languages that Linguist counts (programming and markup) in these repositories; their tool leaves out all others. */
const SOURCE = /\.(?:[ch]|cc|cpp|hpp|js|mjs|jsx|ts|coffee|rb|rake|ru|gemspec|erb|ejs|jade|haml|slim|py|pyx|pl|pm|perl|t|sh|bash|tcl|el|go|java|php|html?|css|scss|sass|less|mustache|asm|s|awk|vim|xsl|yy?|l)$|(?:^|\/)(?:Makefile|Rakefile|Gemfile|Dockerfile|CMakeLists\.txt)$/;
/** What Linguist takes for documentation or somebody else's, where we don't. */
const NOT_COUNTED = /^(?:docs?|Documentation|examples?)\/|(?:^|\/)(?:README|CONTRIBUTING|LICENSE|COPYING)(?:\.|$)|^(?:tests?|spec)\/fixtures\/|^deps\/|(?:^|\/)jquery[^/]*\.js$/;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { mirror: { type: 'string' } } });
  if (values.mirror === undefined) throw new TypeError('usage: truck-factors.ts --mirror DIR');
  process.stdout.write('| repository | date | published | ours | as the tool counts | files | source files | renames |\n| --- | --- | --: | --: | --: | --: | --: | --- |\n');
  for (const { repository, as = repository, value, source } of PUBLISHED) {
    const directory = join(values.mirror, repository.replace('/', '+'), 'repo');
    if (!existsSync(directory)) continue;
    const date = DATES[source];
    const commit = execFileSync('git', ['rev-list', '-1', '--first-parent', `--before=${date}T00:00:00Z`, 'HEAD'], { cwd: directory, encoding: 'utf8' }).trim();
    const { history } = await new HistoryReader('git', directory).read({ refs: [commit], identities: [], me: ['nobody@example.com'], files: true });
    const { files } = knowledgeOf([repositoryFacts(history, [], [])], [Date.parse(date) / 1000]);
    const counted = files.filter(({ path }) => SOURCE.test(path) && !NOT_COUNTED.test(path));
    const of = (some: typeof files) => String(truckFactor(some.map(({ authors }) => authors)));
    process.stdout.write(`| ${as} | ${date} | ${String(value)} (${source}) | ${of(files)} | ${of(counted)} | ${String(files.length)} | ${String(counted.length)} | ${history.files?.renames ?? history.fileProblem ?? '?'} |\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
