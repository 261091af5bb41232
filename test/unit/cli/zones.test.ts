import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columns } from '../../../src/core/review/columns';
import { calendarText, type EventText } from '../../fixtures/calendar';
import { assertExplained, Program, type RunOptions } from '../../fixtures/program';

interface Listed {
  start: string;
  end: string;
  allDay: boolean;
  title: string;
  source: string;
}

const NOW = ['--now', '2026-11-22T12:00:00Z'];
const OPEN: EventText[] = [
  { title: 'One-on-ones', start: '20261124T130000Z', end: '20261124T170000Z' },
  { title: 'Focus', start: '20261125T090000Z', end: '20261125T110000Z', lines: ['TRANSP:TRANSPARENT'] },
  { title: 'Holiday', start: '20261126', end: '20261127', lines: ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'] },
].map((event) => (event.start.length === 8 ? { ...event, start: `;VALUE=DATE:${event.start}`, end: `;VALUE=DATE:${event.end}` } : event));

describe('code-refuge zones', () => {
  const program = new Program();
  after(() => program.dispose());

  /** A folder with calendars and settings of the workspace. */
  function workspace(files: Record<string, string>, settings?: Record<string, unknown>): string {
    const folder = program.folder();
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, '.vscode'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    if (settings) writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
    return folder;
  }

  /** The zones as data, which has to go well and without a word beside it. */
  async function zones(args: readonly string[], options: RunOptions = {}): Promise<Listed[]> {
    const { code, stdout, stderr } = await program.run(['zones', '--json', ...args], { ...options, env: { TZ: 'UTC', ...options.env } });
    assert.equal(stderr, '');
    assert.equal(code, 0);
    return JSON.parse(stdout) as Listed[];
  }

  async function text(args: readonly string[], options: RunOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await program.run(['zones', ...args], { ...options, env: { TZ: 'UTC', ...options.env } });
    assert.equal(stderr, '');
    assert.equal(code, 0);
    return stdout;
  }

  const titles = (list: readonly Listed[]) => list.map(({ title }) => title);

  describe('--json', () => {
    it('has start and end in UTC, whether it is all day, the title and the source as it was named', async () => {
      const cwd = workspace({ 'work.ics': calendarText(...OPEN) });
      const listed = { start: '2026-11-24T13:00:00Z', end: '2026-11-24T17:00:00Z', allDay: false, title: 'One-on-ones', source: './work.ics' };
      assert.deepEqual(await zones(['--calendar', './work.ics', ...NOW], { cwd }), [listed]);
      assert.deepEqual(await zones([...NOW], { cwd }), []);
      assert.equal((await program.run(['zones', '--json', ...NOW], { cwd })).stdout, '[]\n');
    });

    it('sorts by start, then end, then title, over all sources', async () => {
      const at = (title: string, start: string, end: string) => ({ title, start: `20261124T${start}00Z`, end: `20261124T${end}00Z` });
      const cwd = workspace({
        'a.ics': calendarText(at('Long', '0900', '1200'), at('Z', '0900', '1000'), at('Later', '1000', '1030')),
        'b.ics': calendarText(at('A', '0900', '1000'), at('Early', '0800', '2000')),
      });
      const settings = program.settings({ 'codeRefuge.noCodeZones': [{ title: 'M', days: ['tue'], from: '09:00', to: '10:00' }] });
      const found = await zones(['--calendar', 'a.ics', '--calendar', 'b.ics', '--from', '2026-11-24', '--to', '2026-11-25', ...settings], { cwd });
      assert.deepEqual(titles(found), ['Early', 'A', 'M', 'Z', 'Long', 'Later']);
      assert.deepEqual(found.map(({ source }) => source), ['b.ics', 'b.ics', 'settings', 'a.ics', 'a.ics', 'a.ics']);
    });

    it('lists what overlaps the range, whole: from now for two weeks, or as asked', async () => {
      const daily = { title: 'Daily', start: '20261101T230000Z', end: '20261102T010000Z', lines: ['RRULE:FREQ=DAILY'] };
      const cwd = workspace({ 'a.ics': calendarText(daily) });
      const named = ['--calendar', 'a.ics'];
      const fortnight = await zones([...named, '--now', '2026-11-22T00:00:00Z'], { cwd });
      assert.equal(fortnight[0]?.start, '2026-11-21T23:00:00Z');
      assert.equal(fortnight.at(-1)?.end, '2026-12-06T01:00:00Z');
      assert.equal(fortnight.length, 15);
      const spans = async (...range: string[]) => (await zones([...named, ...range], { cwd })).map(({ start, end }) => `${start.slice(5, 13)} ${end.slice(5, 13)}`);
      assert.deepEqual(await spans('--from', '2026-12-01', '--to', '2026-12-01T23:00:00Z'), ['11-30T23 12-01T01']);
      assert.deepEqual(await spans('--from', '2026-12-01T01:00:00Z', '--to', '2026-12-01T23:00:01Z'), ['12-01T23 12-02T01']);
      assert.deepEqual(await spans('--from', '2026-12-01T02:00:00+02:00', '--to', '2026-12-01T12:00'), ['11-30T23 12-01T01']);
      assert.equal((await spans('--from', '2026-12-01')).length, 15);
      assert.equal((await spans('--to', '2026-11-24', ...NOW)).length, 2);
      assert.equal((await spans('--from', '2026-11-01', '--to', '2036-11-01')).length, 3653);
    });
  });

  describe('which events', () => {
    it('are zones: those that block time, or those whose title fits, but none out of office', async () => {
      const cwd = workspace({ 'a.ics': calendarText(...OPEN) });
      const found = async (...match: string[]) => titles(await zones(['--calendar', 'a.ics', ...NOW, ...match], { cwd }));
      assert.deepEqual(await found(), ['One-on-ones']);
      assert.deepEqual(await found('--match', 'focus'), ['Focus']);
      assert.deepEqual(await found('--match', '^(one|FOCUS)'), ['One-on-ones', 'Focus']);
      assert.deepEqual(await found('--match', 'holiday'), []);
      assert.deepEqual(await found('--match', '.'), ['One-on-ones', 'Focus']);
    });

    it('come from the calendars and by the rules of the settings, where the command line names none', async () => {
      const files = { 'a.ics': calendarText(...OPEN), 'b.ics': calendarText({ title: 'Other', start: '20261124T080000Z', end: '20261124T090000Z' }) };
      const settings = {
        'codeRefuge.calendars': ['a.ics'],
        'codeRefuge.calendarRules': [{ title: 'focus' }],
        'codeRefuge.noCodeZones': [{ title: 'Mornings', days: ['mon'], from: '09:00', to: '12:00' }],
      };
      const folder = workspace(files, settings);
      mkdirSync(join(folder, 'deep'));
      // From elsewhere, from inside, and by the file: a relative path starts at the settings' workspace.
      for (const [args, cwd] of [[[folder], '/'], [[], folder], [[], join(folder, 'deep')], [['--settings', '.vscode/settings.json'], folder]] as const) {
        const found = await zones([...args, ...NOW], { cwd });
        assert.deepEqual(titles(found), ['Mornings', 'Focus', 'Mornings']);
        assert.deepEqual(found.map(({ source }) => source), ['settings', 'a.ics', 'settings']);
      }
      assert.deepEqual(titles(await zones([...NOW, '--match', 'one'], { cwd: folder })), ['Mornings', 'One-on-ones', 'Mornings']);
      assert.deepEqual(titles(await zones([...NOW, '--calendar', 'b.ics', '--match', '.'], { cwd: folder })), ['Mornings', 'Other', 'Mornings']);
      // Relative paths of the command line start at the current folder, whichever repository is named.
      assert.deepEqual((await zones([folder, ...NOW, '--calendar', 'deep/../b.ics', '--match', '.'], { cwd: folder }))[1]?.source, 'deep/../b.ics');
    });
  });

  describe('as text', () => {
    it('lists them by day, with what is held, all day, over midnight and away', async () => {
      const files = {
        'work.ics': calendarText(
          { title: 'One-on-ones', start: '20261124T130000Z', end: '20261124T170000Z' },
          { title: 'Early', start: '20261124T080000Z', end: '20261124T083000Z' },
          { title: 'Late', start: '20261125T220000Z', end: '20261126T020000Z' },
          { title: 'Until midnight', start: '20261127T220000Z', end: '20261128T000000Z' },
          { title: 'Offsite', start: ';VALUE=DATE:20261130', end: ';VALUE=DATE:20261203' },
          { title: 'One day', start: ';VALUE=DATE:20261204' },
          { title: 'Vacation', start: ';VALUE=DATE:20261205', lines: ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'] },
        ),
      };
      const settings = { 'codeRefuge.calendars': ['work.ics'], 'codeRefuge.calendarRules': [{ title: 'one-on', hold: true }, { title: '.' }] };
      const cwd = workspace(files, settings);
      assert.equal(
        await text([...NOW], { cwd }),
        `No-code zones from Sun 22 Nov 2026 12:00 to Sun 6 Dec 2026 12:00 (UTC)

Tue 24 Nov  08:00 to 08:30             Early  (work.ics)
            13:00 to 17:00             One-on-ones, held  (work.ics)
Wed 25 Nov  22:00 to Thu 26 Nov 02:00  Late  (work.ics)
Fri 27 Nov  22:00 to 24:00             Until midnight  (work.ics)
Mon 30 Nov  all day until Wed 2 Dec    Offsite  (work.ics)
Fri 4 Dec   all day                    One day  (work.ics)

Out of office, so no zones
Sat 5 Dec  all day  Vacation  (work.ics)

6 zones, out of 7 events of 1 calendar.
`,
      );
    });

    it('says why there are none', async () => {
      const cwd = workspace({ 'a.ics': calendarText(...OPEN), 'none.ics': calendarText() });
      const none = async (...args: string[]) => (await text([...args, ...NOW], { cwd, env: { COLUMNS: '120' } })).split('\n')[2];
      assert.equal(await none(), 'None: the settings have no weekly zones in this time and name no calendar. Name one with --calendar FILE.');
      assert.equal(await none('--calendar', 'none.ics'), 'None: no event of 1 calendar lies in this time.');
      assert.equal(await none('--calendar', 'a.ics', '--match', 'zzz'), 'None: 3 events of 1 calendar were looked at, and none is a zone (2 without a match, 1 out of office).');
      const unread = await program.run(['zones', '--calendar', 'gone.ics', ...NOW], { cwd });
      assert.equal(unread.code, 1);
      assert.match(unread.stdout, /None: the calendar could not be read\./);
    });

    it('fits the terminal, and takes colour only where it may', async () => {
      const title = 'A zone with a title that goes on and on, 会議会議会議会議会議 and 👩‍👩‍👧‍👦 people';
      const cwd = workspace({ 'a-rather-long-name-of-a-calendar-that-somebody-has-exported.ics': calendarText({ title, start: '20261124T130000Z', end: '20261126T170000Z' }, OPEN[2]!) });
      const args = ['--calendar', 'a-rather-long-name-of-a-calendar-that-somebody-has-exported.ics', ...NOW];
      for (const width of [40, 60, 80, 120]) {
        const shown = await text(args, { cwd, env: { COLUMNS: String(width) } });
        for (const line of shown.split('\n')) assert.ok(columns(line) <= width, `${width}: ${line}`);
        assert.match(shown, /A zone with/);
        assert.doesNotMatch(shown, /\x1b/);
      }
      assert.match(await text(args, { cwd, env: { FORCE_COLOR: '1' } }), /\x1b\[36m/);
      assert.doesNotMatch(await text(args, { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }), /\x1b/);
    });

    it('shows hostile titles and names harmlessly', async () => {
      const cwd = workspace({ 'a\x1b[31m.ics': calendarText({ title: '\x1b]0;x\x07Zone\\n\u202egnp', start: '20261124T130000Z', end: '20261124T140000Z' }) });
      const args = ['--calendar', 'a\x1b[31m.ics', ...NOW];
      const shown = await text(args, { cwd });
      assert.doesNotMatch(shown, /[\x00-\x09\x0b-\x1f\u202e]/);
      assert.match(shown, /Zone/);
      assert.equal((await zones(args, { cwd })).length, 1);
      const { stderr } = await program.run(['zones', '--calendar', '\x1b[2J.ics', ...NOW], { cwd });
      assert.doesNotMatch(stderr, /\x1b/);
    });
  });

  describe('wrong usage', () => {
    it('is said, with code 2', async () => {
      const cwd = workspace({ 'a.ics': calendarText() });
      const cases: [string[], RegExp][] = [
        [['--match', '('], /--match: "\(" is no regular expression \(.+\)\./],
        [['--match', ''], /--match needs a regular expression/],
        [['--calendar', ''], /--calendar needs the name of a file or a folder/],
        [['--from', 'soon'], /--from: "soon" is no ISO 8601 time/],
        [['--to', '2026-02-30'], /--to: "2026-02-30" is no ISO 8601 time/],
        [['--from', '2026-11-24', '--to', '2026-11-23'], /--to must lie after --from/],
        [['--to', '2026-11-21', ...NOW], /--to lies in the past/],
        [['--from', '2026-01-01', '--to', '2037-01-01'], /more than 10 years/],
        [['--md'], /zones prints text or --json/],
        [['--weeks', '4'], /--weeks does not go with zones/],
        [['--out', 'zones.json'], /--out does not go with zones/],
        [['.', '.'], /zones takes one repository/],
      ];
      for (const [args, message] of cases) await program.fails(['zones', ...args], message, { code: 2, cwd });
      for (const command of ['review', 'score']) await program.fails([command, '--from', '2026-01-01'], /--from does not go with/, { code: 2, cwd });
    });

    it('is an address, which is not repeated', async () => {
      for (const address of ['https://example.com/secret.ics', 'webcal://example.com/secret', 'HTTP:example.com/secret', ' webcals://secret', 'file:///tmp/secret.ics']) {
        for (const command of ['zones', 'review', 'score']) {
          const { stderr } = await program.fails([command, '--calendar', address], /The address of a calendar is a secret, and would stay in the history of your shell/, { code: 2 });
          assert.doesNotMatch(stderr, /example|secret\b(?!,)/);
        }
      }
    });
  });

  it('names a repository that is not there', async () => {
    await program.fails(['zones', '/nonexistent'], /\/nonexistent: There is no such folder\. Check the path\./);
  });

  it('is explained by --help', async () => {
    const { stdout } = await program.run(['--help']);
    for (const word of ['zones', '--calendar', '--match', '--from', '--to']) assert.ok(stdout.includes(word), word);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 90, line);
  });

  it('reads settings with an address as if they had none, and does not repeat it', async () => {
    const cwd = workspace({}, { 'codeRefuge.calendars': ['https://example.com/private-token/basic.ics'] });
    const ended = await program.run(['zones', ...NOW], { cwd });
    assert.equal(ended.code, 0);
    assertExplained(ended);
    assert.match(ended.stderr, /codeRefuge\.calendars: has an address\. It is a secret/);
    assert.doesNotMatch(ended.stderr, /example/);
  });
});
