import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { daysAwayFile, meetingFile } from '../../../../../src/core/calendar/export/meeting-file';

const SETTING = { timeZone: 'Europe/Berlin', now: Date.parse('2026-11-20T12:00:00Z') / 1000 };
const MEETING = { uid: 'a@code-refuge', sequence: 1, title: 'Vitest,\nwith Ines', description: '- Why?\n- How; and "when"?', date: '2026-11-24', time: '10:30', minutes: 45 };

function eventIn(text: string): ICAL.Event {
  const calendar = ICAL.Component.fromString(text);
  return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
}

describe('a meeting and days away as calendar files', () => {
  it('is an invitation with both people, on the wall clock of its time zone', () => {
    const text = meetingFile(MEETING, { organizer: 'ada@example.com', attendees: ['ines@example.com'] }, SETTING);
    assert.match(text, /METHOD:REQUEST\r\n/);
    assert.match(text, /DTSTART;TZID=Europe\/Berlin:20261124T103000\r\n/);
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
    const event = eventIn(text);
    assert.equal(event.summary, 'Vitest, with Ines');
    assert.equal(event.description, '- Why?\n- How; and "when"?');
    assert.equal(event.endDate.toString(), '2026-11-24T11:15:00');
    assert.deepEqual(event.attendees.map((each) => each.getFirstValue()), ['mailto:ada@example.com', 'mailto:ines@example.com']);
    assert.equal(event.sequence, 1);
  });

  it('ends when it is over, also where the clock is set in between', () => {
    const text = meetingFile({ ...MEETING, date: '2026-10-25', time: '01:30', minutes: 120 }, null, SETTING);
    assert.match(text, /METHOD:PUBLISH\r\n/);
    assert.equal(eventIn(text).endDate.toString(), '2026-10-25T02:30:00');
  });

  it('takes any title, and no line is longer than 75 octets', () => {
    const text = meetingFile({ ...MEETING, title: `A;B,C\\ \u0000\r\nEND:VEVENT ${'ü'.repeat(100)}`, description: '' }, null, SETTING);
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
    assert.equal(eventIn(text).summary, `A;B,C\\  END:VEVENT ${'ü'.repeat(100)}`);
    assert.doesNotMatch(text, /DESCRIPTION/);
  });

  it('takes whole days out of office, the last one included', () => {
    const text = daysAwayFile({ uid: 'b@code-refuge', sequence: 0, title: 'Out of office', description: '', from: '2026-12-28', to: '2027-01-01' }, SETTING);
    assert.match(text, /DTSTART;VALUE=DATE:20261228\r\n/);
    assert.match(text, /DTEND;VALUE=DATE:20270102\r\n/);
    assert.match(text, /X-MICROSOFT-CDO-BUSYSTATUS:OOF\r\n/);
  });
});
