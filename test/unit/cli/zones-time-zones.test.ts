import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarText, type EventText } from '../../fixtures/calendar';
import { Program } from '../../fixtures/program';

describe('zones in time zones', () => {
  const program = new Program();
  const cwd = program.folder();
  after(() => program.dispose());

  /** Start and end of the zones in UTC, without the year: `11-24T13:00 11-24T17:00`. */
  async function spans(timeZone: string, event: EventText, from: string, to: string): Promise<string[]> {
    writeFileSync(join(cwd, 'a.ics'), calendarText(event));
    const { code, stdout, stderr } = await program.run(['zones', '--json', '--calendar', 'a.ics', '--from', from, '--to', to], { cwd, env: { TZ: timeZone } });
    assert.equal(stderr, '');
    assert.equal(code, 0);
    return (JSON.parse(stdout) as { start: string; end: string }[]).map(({ start, end }) => `${start.slice(5, 16)} ${end.slice(5, 16)}`);
  }

  async function lines(timeZone: string, event: EventText, from: string, to: string, settings: string[] = []): Promise<string[]> {
    writeFileSync(join(cwd, 'a.ics'), calendarText(event));
    const args = ['zones', '--calendar', 'a.ics', '--from', from, '--to', to, ...settings];
    const { stdout } = await program.run(args, { cwd, env: { TZ: timeZone, COLUMNS: '120' } });
    return stdout.split('\n').slice(2, -3);
  }

  const ZONES: [string, string, string][] = [
    ['America/New_York', '11-24T18:00 11-24T22:00', '11-24T05:00 11-25T05:00'],
    ['Asia/Kolkata', '11-24T07:30 11-24T11:30', '11-23T18:30 11-24T18:30'],
    ['Pacific/Apia', '11-24T00:00 11-24T04:00', '11-23T11:00 11-24T11:00'],
  ];
  for (const [timeZone, floating, allDay] of ZONES) {
    it(`are where the event says, or on the viewer's clock in ${timeZone}`, async () => {
      const range = ['2026-11-20', '2026-11-28'] as const;
      const fixed = { title: 'Fixed', start: ';TZID=Europe/Berlin:20261124T130000', end: ';TZID=Europe/Berlin:20261124T170000' };
      assert.deepEqual(await spans(timeZone, fixed, ...range), ['11-24T12:00 11-24T16:00']);
      assert.deepEqual(await spans(timeZone, { title: 'Floating', start: '20261124T130000', end: '20261124T170000' }, ...range), [floating]);
      assert.deepEqual(await spans(timeZone, { title: 'Day', start: ';VALUE=DATE:20261124' }, ...range), [allDay]);
    });
  }

  it('keep their wall clock over the days on which the clocks change', async () => {
    const weekly = { title: 'Weekly', start: ';TZID=America/New_York:20261029T090000', end: ';TZID=America/New_York:20261029T100000', lines: ['RRULE:FREQ=WEEKLY'] };
    assert.deepEqual(await spans('Asia/Kolkata', weekly, '2026-10-28', '2026-11-07'), ['10-29T13:00 10-29T14:00', '11-05T14:00 11-05T15:00']);
    const day = { title: 'Day', start: ';VALUE=DATE:20260308' };
    assert.deepEqual(await spans('America/New_York', day, '2026-03-07', '2026-03-10'), ['03-08T05:00 03-09T04:00']);
  });

  it('say how long they last where the clock does not tell', async () => {
    const night = { title: 'Night', start: ';TZID=America/New_York:20261101T003000', end: ';TZID=America/New_York:20261101T033000' };
    assert.deepEqual(await lines('America/New_York', night, '2026-10-31', '2026-11-02'), ['Sun 1 Nov  00:30 to 03:30 (4 h)  Night  (a.ics)']);
    const spring = { title: 'Spring', start: ';TZID=America/New_York:20260308T013000', end: ';TZID=America/New_York:20260308T033000' };
    assert.deepEqual(await lines('America/New_York', spring, '2026-03-07', '2026-03-09'), ['Sun 8 Mar  01:30 to 03:30 (1 h)  Spring  (a.ics)']);
    assert.deepEqual(await lines('Europe/Berlin', spring, '2026-03-07', '2026-03-09'), ['Sun 8 Mar  07:30 to 08:30  Spring  (a.ics)']);
  });

  it('show weekly zones on the viewer\'s clock', async () => {
    const settings = program.settings({ 'codeRefuge.noCodeZones': [{ title: 'Mornings', days: ['sun'], from: '09:00', to: '12:00' }] });
    for (const [timeZone, start] of [['America/New_York', '2026-11-01T14:00:00Z'], ['Asia/Kolkata', '2026-11-01T03:30:00Z']] as const) {
      const args = ['zones', '--json', '--from', '2026-10-31', '--to', '2026-11-02', ...settings];
      const [zone] = JSON.parse((await program.run(args, { cwd, env: { TZ: timeZone } })).stdout) as { start: string }[];
      assert.equal(zone?.start, start);
    }
  });

  it('are shown in UTC, with a word about it, where the time zone is not known', async () => {
    const floating = { title: 'Floating', start: '20261124T130000', end: '20261124T170000' };
    writeFileSync(join(cwd, 'a.ics'), calendarText(floating));
    for (const timeZone of ['Foo/Bar', '', 'CET-1CEST', 'UTC0']) {
      const args = ['zones', '--json', '--calendar', 'a.ics', '--from', '2026-11-20'];
      const { code, stdout, stderr } = await program.run(args, { cwd, env: { TZ: timeZone } });
      assert.equal(stderr, `code-refuge: TZ="${timeZone}" names no known time zone, so times are in UTC. Set TZ to a name such as Europe/Berlin.\n`);
      assert.equal(code, 0);
      assert.equal((JSON.parse(stdout) as { start: string }[])[0]?.start, '2026-11-24T13:00:00Z');
    }
    for (const timeZone of ['UTC', 'Etc/UTC', ':Europe/Berlin', 'Asia/Calcutta']) {
      const { stderr } = await program.run(['zones', '--calendar', 'a.ics'], { cwd, env: { TZ: timeZone } });
      assert.equal(stderr, '');
    }
    assert.equal((await program.run(['zones', '--calendar', 'a.ics'], { cwd, env: { TZ: undefined } })).stderr, '');
  });
});
