import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { sentence } from '../../../src/core/habits/detector';
import { renderHtmlBody } from '../../../src/core/review/html';
import { STATUS_WORDS } from '../../../src/core/review/phrases';
import type { Review } from '../../../src/core/review/review';
import { buildDemo } from '../../fixtures/demo';
import { Program } from '../../fixtures/program';

const NOW = '2026-06-12T15:00:00Z';

/** What a face says of a review: the score, and of each habit, in the order shown, the words that carry its number. */
interface Said {
  score: string;
  habits: string[];
}

const one = (text: string) => text.replace(/\s+/g, ' ').trim();

function saidByData({ score, habits }: Review): Said {
  const known = (['flag', 'watch', 'good'] as const).flatMap((status) => habits.filter((habit) => habit.status === status));
  return {
    score: String(score.value),
    habits: [
      ...known.map(({ status, title, arithmetic, why }) => one(`${STATUS_WORDS[status]} | ${title} | ${sentence(arithmetic)} ${why}`)),
      ...habits.filter(({ status }) => status === 'no-evidence').map(({ title, why }) => one(`no evidence | ${title} | ${why}`)),
    ],
  };
}

function saidByText(text: string): Said {
  const known = [...text.matchAll(/^[!~✓] (flag|watch|good) +(.+)\n((?: {2}\S.*\n)+)/gm)].map(([, status = '', title = '', lines = '']) => one(`${status} | ${title} | ${lines}`));
  const unknown = /^No evidence\n-*\n?([^]*?)\n\n/m.exec(text)?.[1] ?? '';
  const items = unknown.split(/^· /m).slice(1).map((item) => one(`no evidence | ${item.replace(': ', ' | ')}`));
  return { score: /^Delegation score (\d+) of 100/m.exec(text)?.[1] ?? '', habits: [...known, ...items] };
}

function saidByMarkdown(markdown: string): Said {
  const plain = (text: string) => one(text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&amp;/g, '&').replace(/&lt;/g, '<'));
  const known = [...markdown.matchAll(/^### (.+): (flag|watch|good)\n\n\*\*(.+)\*\*\n\n(.+)$/gm)].map(([, title = '', status = '', arithmetic = '', why = '']) => plain(`${status} | ${title} | ${arithmetic} ${why}`));
  const unknown = /^## No evidence\n\n((?:- .+\n)+)/m.exec(markdown)?.[1] ?? '';
  const items = [...unknown.matchAll(/^- \*\*(.+?)\.\*\* (.+)$/gm)].map(([, title = '', why = '']) => plain(`no evidence | ${title} | ${why}`));
  return { score: /^\*\*(\d+) of 100\*\*/m.exec(markdown)?.[1] ?? '', habits: [...known, ...items] };
}

function saidByHtml(page: string): Said {
  const plain = (text: string) => one(text.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&'));
  const known = [...page.matchAll(/<h3 id="habit-[^"]*">(.*?) <span class="status">(flag|watch|good)<\/span><\/h3>\s*<p class="arithmetic">(.*?)<\/p>\s*<p class="faint">(.*?)<\/p>/g)].map(
    ([, title = '', status = '', arithmetic = '', why = '']) => plain(`${status} | ${title} | ${arithmetic} ${why}`),
  );
  const unknown = /<h2 id="[^"]*">No evidence<\/h2>(<ul class="unknown">.*?<\/ul>)/s.exec(page)?.[1] ?? '';
  const items = [...unknown.matchAll(/<strong>(.*?)\.<\/strong> (.*?)(?:<p class="answers">.*?<\/p>)?<\/div><\/li>/g)].map(([, title = '', why = '']) => plain(`no evidence | ${title} | ${why}`));
  return { score: /<p class="score-value">(\d+)</.exec(page)?.[1] ?? '', habits: [...known, ...items] };
}

describe('The faces of one review', () => {
  const program = new Program();
  const files = program.folder();
  let review: Review;
  let args: string[];

  before(async () => {
    const { path } = await buildDemo(program.folder(), { now: new Date(NOW) });
    const folder = program.folder();
    mkdirSync(join(folder, 'portfolio'));
    writeFileSync(join(folder, 'portfolio', '2026.md'), '## 2026 Q2\n\n### Tracking\n\n#371\n');
    writeFileSync(join(folder, 'initiatives.yaml'), 'initiatives:\n  - { name: Billing, goal: Fewer calls, paths: src/billing }\n');
    args = [path, '--now', NOW, '--folder', folder, ...program.settings({ 'codeRefuge.noCodeZones': [{ days: ['tue', 'thu'], from: '09:00', to: '11:30' }] })];
    review = await program.review(args[0] as string, args.slice(1));
  });
  after(() => program.dispose());

  /** The file that the program writes in a format. */
  async function written(format: string): Promise<string> {
    const file = join(files, format);
    const { code, stderr } = await program.run(['review', ...args, `--${format}`, '--out', file]);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    return readFileSync(file, 'utf8');
  }

  it('come from data with numbers, and with habits that have none', () => {
    assert.ok(Number(review.score.value) > 0);
    assert.ok(review.habits.filter(({ value }) => value !== null).length >= 11);
    assert.ok(review.habits.some(({ status }) => status === 'no-evidence'));
    const validate = new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync('docs/review.schema.json', 'utf8')) as Record<string, unknown>);
    assert.ok(validate(review), JSON.stringify(validate.errors));
  });

  it('say the same of every habit: terminal', async () => {
    assert.deepEqual(saidByText((await written('text')).replace(/^ {2}The history records .*\n(?: {2}\S.*\n)*/gm, '')), saidByData(review));
  });

  it('say the same of every habit: Markdown', async () => {
    assert.deepEqual(saidByMarkdown(await written('md')), saidByData(review));
  });

  it('say the same of every habit: HTML, and the panel', async () => {
    assert.deepEqual(saidByHtml(await written('html')), saidByData(review));
    assert.deepEqual(saidByHtml(renderHtmlBody(review, { interactive: true, problems: [] })), saidByData(review));
  });
});
