import assert from 'node:assert/strict';
import { RRule } from 'rrule';
import { changes, timeZoneComponent, YEARS_AHEAD } from '../../../../../src/core/calendar/export/time-zone';
import { LocalClock } from '../../../../../src/core/calendar/local-clock';

const NOW = Date.parse('2026-11-22T12:00:00Z') / 1000;
const END = NOW + YEARS_AHEAD * 365 * 86_400;

describe('the VTIMEZONE of an exported file', () => {
  it('says what Intl says, for every zone and the coming five years', () => {
    const wrong: string[] = [];
    for (const name of [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Asia/Calcutta', 'Europe/Kiev', 'Etc/GMT+5']) {
      const clock = new LocalClock(name);
      const offsetAt = evaluate(timeZoneComponent(name, NOW).toString(), END);
      const edges = changes(clock, NOW).flatMap(({ time }) => [time - 1, time, time + 3600]);
      for (let month = 0; month < YEARS_AHEAD * 12; month++) edges.push(NOW + month * 30 * 86_400);
      const at = edges.find((time) => time < END && offsetAt(time) !== clock.offsetAt(time));
      if (at !== undefined) wrong.push(`${name} at ${new Date(at * 1000).toISOString()}: ${offsetAt(at)}, Intl says ${clock.offsetAt(at)}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('goes on for ever by a rule where there is one', () => {
    assert.match(timeZoneComponent('America/New_York', NOW).toString(), /RRULE:FREQ=YEARLY;/);
  });

  it('lists the changes where no rule tells them, as with a clock that follows Ramadan', () => {
    const text = timeZoneComponent('Africa/Casablanca', NOW).toString();
    assert.doesNotMatch(text, /RRULE/);
    assert.match(text, /BEGIN:STANDARD\r\nDTSTART:20270207T030000\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0000\r\n/);
  });

  it('finds every change, also of half an hour', () => {
    const lordHowe = changes(new LocalClock('Australia/Lord_Howe'), NOW);
    assert.deepEqual([...new Set(lordHowe.map(({ from, to }) => to - from))].sort(), [-30, 30]);
    assert.equal(new Date(lordHowe.at(0)!.time * 1000).toISOString(), '2026-04-04T15:00:00.000Z');
  });
});

/** Another implementation: the offset at an instant by the text of a VTIMEZONE, its rules read by the library rrule. */
function evaluate(text: string, end: number): (time: number) => number {
  const onsets = [...text.matchAll(/BEGIN:(STANDARD|DAYLIGHT)\r\n([\s\S]*?)END:\1/g)].flatMap(([, , body = '']) => {
    const value = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(body)?.[1]?.trim();
    const minutes = (offset = '') => Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5)));
    const [from, to] = [minutes(value('TZOFFSETFROM')), minutes(value('TZOFFSETTO'))];
    const start = value('DTSTART')!.replace(/^(....)(..)(..)T(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z');
    const rule = value('RRULE');
    const walls = rule === undefined ? [new Date(start)] : new RRule({ ...RRule.parseString(rule), dtstart: new Date(start) }).between(new Date(start), new Date(end * 1000), true);
    return walls.map((wall) => ({ time: wall.getTime() / 1000 - from * 60, to }));
  });
  onsets.sort((a, b) => a.time - b.time);
  return (time) => onsets.findLast((onset) => onset.time <= time)?.to ?? NaN;
}
