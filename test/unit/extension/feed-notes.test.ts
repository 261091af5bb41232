import assert from 'node:assert/strict';
import type { FeedRecord } from '../../../src/calendars/feed-store';
import { dayAndTime, feedNote } from '../../../src/extension/calendars/feed-notes';

const NOW = new Date(2026, 10, 24, 14, 12);
const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).getTime();
const FEED: FeedRecord = {
  ...{ id: 'a', name: 'Work calendar', etag: null, lastModified: null, hash: null },
  ...{ asOf: at(24, 14, 5), triedAt: null, nextTry: at(24, 14, 35), notBefore: null, failures: 0, failure: null },
};

describe('what the tooltip says of a feed', () => {
  it('is how old its data is', () => assert.equal(feedNote(FEED, true, NOW), 'Work calendar: as of 14:05'));

  it('is why it is no younger, and when it may be', () =>
    assert.equal(
      feedNote({ ...FEED, asOf: at(23, 18, 20), failures: 2, failure: "calendar.google.com can't be trusted (its certificate has expired)", nextTry: at(24, 14, 20) }, true, NOW),
      "Work calendar: as of yesterday 18:20; calendar.google.com can't be trusted (its certificate has expired), next try at 14:20",
    ));

  it('is that there is none yet', () => {
    assert.equal(feedNote({ ...FEED, asOf: null }, true, NOW), 'Work calendar: no data yet');
    assert.equal(feedNote({ ...FEED, asOf: null, failure: "x.org isn't found" }, true, NOW), "Work calendar: no data yet; x.org isn't found, next try at 14:35");
  });

  it('is that the address is gone', () =>
    assert.equal(feedNote(FEED, false, NOW), 'Work calendar: as of 14:05; VS Code has not kept its address here, add the feed again'));

  it('names days', () => {
    assert.equal(dayAndTime(new Date(at(24, 0, 0)), NOW), '00:00');
    assert.equal(dayAndTime(new Date(at(25, 0, 10)), NOW), 'tomorrow 00:10');
    assert.equal(dayAndTime(new Date(at(20, 9, 0)), NOW), 'Fri 20 Nov, 09:00');
  });
});
