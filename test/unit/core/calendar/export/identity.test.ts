import assert from 'node:assert/strict';
import { follow, identify, type ZoneIdentity } from '../../../../../src/core/calendar/export/identity';
import type { WeeklyZone } from '../../../../../src/core/review/review';

const design: WeeklyZone = { title: 'Design', days: [2], from: 780, to: 1020, hold: false };
const hiring: WeeklyZone = { title: 'Hiring', days: [3], from: 600, to: 720, hold: false };

describe('what zones are to the calendars they were exported to', () => {
  let made: number;
  const uid = () => `uid-${++made}`;
  const uids = (identities: ZoneIdentity[]) => identities.map((identity) => identity.uid);
  beforeEach(() => (made = 0));

  it('stays, in whatever order they are', () => {
    const known = identify([design, hiring], [], 0, uid);
    assert.deepEqual(uids(identify([hiring, design], known, 1, uid)), ['uid-2', 'uid-1']);
    assert.equal(made, 2);
  });

  it('follows edits one by one, until nothing of a zone is as it was', () => {
    let known = identify([design, hiring], [], 0, uid);
    const renamed = { ...design, title: 'Architecture' };
    const elsewhere = { ...renamed, days: [5], from: 0, to: 60 };
    known = follow(known, [design, hiring], [renamed, hiring]);
    known = follow(known, [renamed, hiring], [elsewhere, hiring]);
    const [first, second] = identify([elsewhere, hiring], known, 60, uid);
    assert.deepEqual([first!.uid, first!.sequence, first!.modified], ['uid-1', 1, 60]);
    assert.deepEqual([second!.uid, second!.sequence, second!.modified], ['uid-2', 0, 0]);
  });

  it('is found again after an edit by hand that leaves the title or the times', () => {
    const known = identify([design, hiring], [], 0, uid);
    assert.deepEqual(uids(identify([{ ...design, days: [1], from: 60 }, { ...hiring, title: 'Interviews' }], known, 1, uid)), ['uid-1', 'uid-2']);
  });

  it('goes to the zone that is the same before one that is alike', () => {
    const known = identify([design], [], 0, uid);
    assert.deepEqual(uids(identify([{ ...design, from: 790 }, design], known, 1, uid)), ['uid-2', 'uid-1']);
  });

  it('is new for a new zone', () => {
    const known = identify([design], [], 0, uid);
    assert.deepEqual(uids(identify([hiring], known, 1, uid)), ['uid-2']);
  });
});
