import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { publishEvent } from '../../../../../src/core/calendar/export/single-event';

const EVENT = { uid: 'a@b', title: 'Talk with Priya', date: '2026-11-26', time: '10:00', minutes: 25, timeZone: 'Europe/Berlin', now: Date.UTC(2026, 10, 23) / 1000 };

describe('publishEvent', () => {
  it('writes one appointment in UTC', () => {
    const text = publishEvent(EVENT);
    assert.match(text, /^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/);
    assert.match(text, /\r\nDTSTART:20261126T090000Z\r\nDTEND:20261126T092500Z\r\n/);
    assert.match(text, /\r\nSUMMARY:Talk with Priya\r\n/);
  });

  it('follows the clock of the zone through summer and winter', () => {
    assert.match(publishEvent({ ...EVENT, date: '2026-07-01' }), /DTSTART:20260701T080000Z/);
    assert.match(publishEvent({ ...EVENT, timeZone: 'Asia/Kolkata' }), /DTSTART:20261126T043000Z/);
  });

  it('takes any title, and no line is longer than 75 octets', () => {
    const title = `A;B,C\\ \u0000\r\nEND:VEVENT ${'ü'.repeat(100)}`;
    const text = publishEvent({ ...EVENT, title });
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    const [event] = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]).getAllSubcomponents('vevent');
    assert.equal(event!.getFirstPropertyValue('summary'), `A;B,C\\  END:VEVENT ${'ü'.repeat(100)}`);
  });

  it('refuses times that are none', () => {
    for (const wrong of [{ time: '24:00' }, { time: '' }, { date: '2026-13-01' }, { date: '' }]) assert.throws(() => publishEvent({ ...EVENT, ...wrong }), RangeError);
  });
});
