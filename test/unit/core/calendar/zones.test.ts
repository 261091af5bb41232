import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LocalClock } from '../../../../src/core/calendar/local-clock';
import { DAY_MINUTES, weekdayOf } from '../../../../src/core/calendar/moment';
import { nextTurn } from '../../../../src/core/calendar/next-turn';
import type { CalendarEvent, Zone } from '../../../../src/core/calendar/zone';
import { zoneHours } from '../../../../src/core/calendar/zone-hours';
import { indexZones } from '../../../../src/core/calendar/zone-index';
import { judgeBy } from '../../../../src/core/calendar/zone-rules';
import { weeklyBlocks } from '../../../../src/core/calendar/weekly-zones';
import { findZones } from '../../../../src/core/calendar/zones';
import type { WeeklyZone } from '../../../../src/core/review/review';
import { parseSettings } from '../../../../src/core/settings';

const WEEK = 7 * DAY_MINUTES * 60;
const timeZone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'Australia/Lord_Howe', 'America/St_Johns');
const time = fc.integer({ min: Date.UTC(2015, 0) / 1000, max: Date.UTC(2035, 0) / 1000 });
const minute = fc.nat({ max: DAY_MINUTES - 1 });
const weekly: fc.Arbitrary<WeeklyZone> = fc
  .record({
    title: fc.constant('Zone'),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: minute,
    to: minute,
    hold: fc.boolean(),
  })
  .filter(({ from, to }) => from !== to);

describe('the clock of a time zone', () => {
  it('shows what Intl prints', () => {
    fc.assert(
      fc.property(timeZone, time, (zone, at) => {
        const shown = new Date(at * 1000).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);
        const wall = new Date(new LocalClock(zone).wallOf(at) * 60_000).toISOString().slice(0, 16).replace('T', ' ');
        assert.equal(wall, shown);
      }),
    );
  });

  it('finds the first instant at which it shows a time', () => {
    fc.assert(
      fc.property(timeZone, time, (zone, at) => {
        const clock = new LocalClock(zone);
        const minuteOf = Math.floor(at / 60) * 60;
        const found = clock.instantOf(clock.wallOf(minuteOf));
        assert.equal(clock.wallOf(found), clock.wallOf(minuteOf));
        assert.ok(found <= minuteOf);
      }),
    );
  });

  it('moves a time that it skips forward by the gap', () => {
    const clock = new LocalClock('Europe/Berlin');
    // 29 March 2026, 02:30 doesn't exist there; with the offset before the gap it is 03:30 summer time.
    assert.equal(clock.instantOf(Date.UTC(2026, 2, 29, 2, 30) / 60_000), Date.UTC(2026, 2, 29, 1, 30) / 1000);
    // 25 October 2026, 02:30 comes twice; the first one counts.
    assert.equal(clock.instantOf(Date.UTC(2026, 9, 25, 2, 30) / 60_000), Date.UTC(2026, 9, 25, 0, 30) / 1000);
  });
});

describe('weekly no-code zones', () => {
  it('come once for each of their weekdays in whole weeks, whatever the moment of the window, but for hours that a clock skips', () => {
    fc.assert(
      fc.property(timeZone, time, weekly, fc.integer({ min: 1, max: 30 }), (zone, to, each, weeks) => {
        const clock = new LocalClock(zone);
        const from = to - weeks * WEEK;
        const { zones } = findZones({ weekly: [each], calendars: [], rules: [] }, { from: from - 2 * 86_400, to: to + 86_400, timeZone: zone });
        // The clock of the window's end lays the weeks out, so that each has its 7 days whatever the season.
        const offset = clock.offsetAt(to);
        const index = indexZones(zones, { time: from, offset }, { time: to, offset });
        const blocks = weeklyBlocks([each], Math.floor(from / 60) + offset, Math.floor(to / 60) + offset);
        const gone = blocks.filter((block) => clock.instantOf(block.from) >= clock.instantOf(block.to));
        assert.equal(blocks.length, weeks * each.days.length);
        assert.equal(index.zones.length, blocks.length - gone.length);
        // Only in the night in which the clock is put forward.
        for (const block of gone) assert.ok(clock.offsetAt(clock.instantOf(block.from) - 7200) < clock.offsetAt(clock.instantOf(block.from)));
        for (const { local, hold } of index.zones) {
          assert.ok(each.days.includes(weekdayOf(Math.floor(local.from / DAY_MINUTES))));
          assert.ok(local.to > local.from && local.to - local.from < DAY_MINUTES);
          assert.equal(hold, each.hold);
        }
      }),
    );
  });

  it('are not there in an hour that the clock skips', () => {
    // Sunday, 26 March 2017: from 02:00 to 03:00 at once.
    const sunday = Date.UTC(2017, 2, 26) / 1000;
    const early = { title: '', days: [1, 7], from: 120, to: 180, hold: false };
    const { zones } = findZones({ weekly: [early], calendars: [], rules: [] }, { from: sunday, to: sunday + 2 * 86_400, timeZone: 'Europe/Berlin' });
    assert.deepEqual(zones.map(({ start, end }) => [start, end]), [[sunday + 86_400, sunday + 86_400 + 3600]]);
  });

  it('begin and end when the clock on the wall says so, also on the days it is changed', () => {
    fc.assert(
      fc.property(timeZone, time, weekly, (zone, from, each) => {
        const clock = new LocalClock(zone);
        for (const { start, end, local } of findZones({ weekly: [each], calendars: [], rules: [] }, { from, to: from + WEEK, timeZone: zone }).zones) {
          assert.ok(start < from + WEEK && end > from);
          // In the gap of a spring night no clock shows the time.
          for (const [instant, wall] of [[start, local.from], [end, local.to]] as const) assert.ok(clock.wallOf(instant) - wall <= 60);
        }
      }),
    );
  });

  it('end at midnight where they say 24:00', () => {
    const monday = Date.UTC(2026, 7, 3) / 1000;
    const late = { title: '', days: [1], from: 22 * 60, to: DAY_MINUTES, hold: false };
    const { zones } = findZones({ weekly: [late], calendars: [], rules: [] }, { from: monday, to: monday + 86_400, timeZone: 'UTC' });
    assert.deepEqual(zones.map(({ start, end }) => [start, end]), [[monday + 22 * 3600, monday + 86_400]]);
  });

  it('that began the evening before reach into the range', () => {
    const tuesday = Date.UTC(2026, 7, 4) / 1000;
    const night = { title: '', days: [1], from: 22 * 60, to: 6 * 60, hold: false };
    const { zones } = findZones({ weekly: [night], calendars: [], rules: [] }, { from: tuesday, to: tuesday + 3600, timeZone: 'UTC' });
    assert.deepEqual(zones.map(({ start }) => start), [tuesday - 2 * 3600]);
  });
});

describe('the index of zones', () => {
  const zones = fc.array(
    fc.record({ start: fc.nat({ max: 10_000 }), length: fc.integer({ min: 1, max: 4_000 }), onWall: fc.boolean() }).map(({ start, length, onWall }) => zoneAt(start * 60, (start + length) * 60, onWall)),
  );

  it('finds what looking at each of them finds', () => {
    fc.assert(
      fc.property(zones, fc.nat({ max: 15_000 }), fc.integer({ min: -720, max: 840 }), (all, at, offset) => {
        const index = indexZones(all, { time: 0, offset: 0 }, { time: 10_001 * 60, offset: 0 });
        const spans = new Map(all.map((zone) => [`${zone.start} ${zone.end}`, zone]).reverse() as [string, Zone][]);
        const expected = [...spans.values()].filter(({ start, end, wall }) =>
          wall ? wall.from <= at + offset && at + offset < wall.to : start <= at * 60 && at * 60 < end,
        );
        const found = index.at({ time: at * 60, offset }).map((each) => index.zones[each]);
        assert.deepEqual(new Set(found), new Set(expected));
      }),
    );
  });

  it('takes a zone that comes back from a calendar for the one it is', () => {
    const index = indexZones([zoneAt(600, 1200, true), zoneAt(600, 1200, false)], { time: 0, offset: 0 }, { time: 6000, offset: 0 });
    assert.equal(index.zones.length, 1);
  });
});

describe('the hours of zones in the week', () => {
  it('have each quarter once a week, however many zones lie in it', () => {
    const monday = Date.UTC(2026, 7, 3) / 1000;
    const hours = zoneHours([zoneAt(monday + 9 * 3600, monday + 11 * 3600, false), zoneAt(monday + 10 * 3600, monday + 12 * 3600, true)], 2);
    assert.deepEqual(hours, [{ day: 1, from: 540, to: 720, share: 0.5 }]);
  });

  it('reach over midnight and into the next week', () => {
    const sunday = Date.UTC(2026, 7, 9) / 1000;
    assert.deepEqual(zoneHours([zoneAt(sunday + 23 * 3600, sunday + 25 * 3600, false)], 1), [
      { day: 1, from: 0, to: 60, share: 1 },
      { day: 7, from: 23 * 60, to: 24 * 60, share: 1 },
    ]);
  });
});

describe('the rules on events', () => {
  const judge = (rules: unknown[], event: Partial<CalendarEvent>) => {
    const { settings, problems } = parseSettings({ calendarRules: rules });
    assert.deepEqual(problems, []);
    const { kind, hold, why } = judgeBy(settings.calendarRules)({ ...EVENT, ...event });
    return [kind, hold, why];
  };

  it('make a zone of every event that blocks time where there are none', () => {
    assert.deepEqual(judge([], {}), ['zone', false, 'blocks your time']);
    assert.deepEqual(judge([], { busy: 'tentative' }), ['zone', false, 'blocks your time']);
    assert.deepEqual(judge([], { busy: 'free' }), ['none', false, 'shown as free']);
    assert.deepEqual(judge([], { busy: 'out-of-office' }), ['absence', false, 'out of office']);
  });

  it('leave out what has no length, since nothing can happen in it', () => {
    assert.deepEqual(judge([], { end: 0 }), ['none', false, 'has no length']);
    assert.deepEqual(judge([{ title: 'Planning' }], { end: 0 }), ['none', false, 'has no length']);
  });

  it('decide by the first that fits, and leave out what fits none', () => {
    const rules = [{ title: 'lunch', zone: false }, { title: 'no[- ]?code', hold: true }, { calendar: 'focus' }];
    assert.deepEqual(judge(rules, { title: 'Lunch, NO-CODE' }), ['none', false, 'rule 1 leaves it out']);
    assert.deepEqual(judge(rules, { title: 'No code' }), ['zone', true, 'rule 2']);
    assert.deepEqual(judge(rules, { source: '/home/me/Focus.ics' }), ['zone', false, 'rule 3']);
    assert.deepEqual(judge(rules, { title: 'Planning' }), ['none', false, 'no rule fits']);
  });

  it('have to be met in every condition', () => {
    const rules = [{ title: 'focus', category: 'Deep Work', busy: ['busy', 'tentative'], visibility: 'private' }];
    const fits: Partial<CalendarEvent> = { title: 'Focus', categories: ['deep work'], visibility: 'private' };
    assert.equal(judge(rules, fits)[0], 'zone');
    for (const other of [{ title: 'Talk' }, { categories: [] }, { busy: 'free' as const }, { visibility: 'public' as const }]) {
      assert.equal(judge(rules, { ...fits, ...other })[0], 'none');
    }
  });

  it('take absences for zones only where they ask for them', () => {
    assert.equal(judge([{ title: 'away' }], { title: 'Away', busy: 'out-of-office' })[0], 'absence');
    assert.equal(judge([{ busy: 'out-of-office' }], { title: 'Away', busy: 'out-of-office' })[0], 'zone');
  });

  it('that can not be used are named', () => {
    for (const [rule, message] of [
      [{ title: '[' }, /no regular expression/],
      [{ titel: 'x' }, /no condition of a rule/],
      [{ busy: 'maybe' }, /busy, tentative, free/],
      ['focus', /must be an object/],
    ] as const) {
      const { problems } = parseSettings({ calendarRules: [rule] });
      assert.match(problems[0]?.message ?? '', message);
    }
  });
});

describe('the next turn of zones', () => {
  it('is the nearest beginning or end that is still to come', () => {
    const span = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 30 }));
    fc.assert(
      fc.property(fc.array(span), fc.nat({ max: 90 }), (spans, now) => {
        const zones = spans.map(([start, length]) => zoneAt(start, start + length, false)).sort((a, b) => a.start - b.start);
        assert.equal(nextTurn(zones, now), Math.min(...zones.flatMap(({ start, end }) => [start, end]).filter((each) => each > now)));
      }),
    );
  });

  it('is found among as many zones as a calendar may bring', () => {
    const zones = Array.from({ length: 250_000 }, (_, minute) => zoneAt(minute, minute + 1, false));
    assert.equal(nextTurn(zones, 0), 1);
    assert.equal(nextTurn(zones, 249_999), 250_000);
    assert.equal(nextTurn(zones, 250_000), Infinity);
  });
});

const EVENT: CalendarEvent = {
  uid: '1', title: 'Planning', allDay: false, calendar: 'Work', source: 'work.ics', categories: [], busy: 'busy', visibility: 'public', start: 0, end: 60, wall: null,
};

function zoneAt(start: number, end: number, onWall: boolean): Zone {
  const wall = { from: start / 60, to: end / 60 };
  return { id: `${start} ${end}`, title: '', allDay: false, source: 'test', hold: false, start, end, wall: onWall ? wall : null, local: wall };
}
