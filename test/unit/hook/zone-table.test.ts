import assert from 'node:assert/strict';
import type { Zone } from '../../../src/core/calendar/zone';
import { parseTable, renderTable } from '../../../src/hook/zone-table';

/** Wall times in UTC+1, so that the two clocks can't be mixed up. */
function zone(from: string, to: string, title = 'Zone'): Zone {
  const instant = (wall: string) => Date.parse(`${wall}:00+01:00`) / 1000;
  const local = (wall: string) => Date.parse(`${wall}:00Z`) / 60_000;
  return { id: title, title, allDay: false, source: 'settings', hold: false, start: instant(from), end: instant(to), wall: null, local: { from: local(from), to: local(to) } };
}

const WRITTEN = Date.parse('2026-11-24T00:00:00Z') / 1000;
const UNTIL = WRITTEN + 56 * 86_400;

function rows(...zones: Zone[]): string[][] {
  const lines = renderTable({ written: WRITTEN, until: UNTIL, keeper: 'editor', zones }).split('\n');
  assert.equal(lines.pop(), '');
  return lines.slice(1).map((line) => line.split('\t'));
}

describe('the table of zones', () => {
  it('gives the end as the clock of its writer shows it', () => {
    const ends = rows(
      zone('2026-11-24T09:00', '2026-11-24T11:30'),
      zone('2026-11-25T20:00', '2026-11-26T00:00'),
      zone('2026-11-26T22:00', '2026-11-27T06:15'),
      zone('2026-11-28T00:00', '2026-11-30T00:00'),
      zone('2026-12-01T00:00', '2026-12-24T00:00'),
    ).map(([, , end]) => end);
    assert.deepEqual(ends, ['11:30', 'midnight', 'Fri 06:15', 'Mon 00:00', '24 Dec, 00:00']);
  });

  it('holds instants by their beginning, and none that is over or beyond what is known', () => {
    const found = rows(
      zone('2027-03-01T09:00', '2027-03-01T10:00', 'beyond'),
      zone('2026-11-25T09:00', '2026-11-25T10:00', 'second'),
      zone('2026-11-23T09:00', '2026-11-23T10:00', 'over'),
      zone('2026-11-23T09:00', '2026-11-24T10:00', 'lasts'),
    );
    assert.deepEqual(found.map(([, , , title]) => title), ['lasts', 'second']);
    assert.deepEqual(found[1]!.slice(0, 2), ['1795593600', '1795597200']);
  });

  it('says in its first line who wrote it, and is known again', () => {
    const text = renderTable({ written: WRITTEN, until: UNTIL, keeper: 'terminal', zones: [zone('2026-11-24T09:00', '2026-11-24T11:30')] });
    assert.deepEqual(parseTable(text), { written: WRITTEN, until: UNTIL, keeper: 'terminal', zones: 1 });
    for (const damaged of ['', 'x', text.replace('1\t', '2\t'), text.replace('terminal', 'nobody')]) assert.equal(parseTable(damaged), null);
  });
});
