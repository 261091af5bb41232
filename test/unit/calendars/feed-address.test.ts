import assert from 'node:assert/strict';
import { hostOf, readFeedAddress, whereToFindAddress } from '../../../src/calendars/feed-address';
import { isPrivateAddress } from '../../../src/calendars/feed-private-network';

describe('the address of a feed', () => {
  for (const [typed, read] of [
    ['https://calendar.google.com/calendar/ical/a%40b.c/private-123/basic.ics', 'https://calendar.google.com/calendar/ical/a%40b.c/private-123/basic.ics'],
    ['  webcal://cloud.example.com/remote.php/dav/public-calendars/abc?export \n', 'https://cloud.example.com/remote.php/dav/public-calendars/abc?export'],
    ['WEBCALS://Cloud.Example.com/a', 'https://cloud.example.com/a'],
    ['<https://example.com/a.ics#today>', 'https://example.com/a.ics'],
    ['https://ada:pass@example.com:8443/a.ics', 'https://ada:pass@example.com:8443/a.ics'],
  ] as const) {
    it(`may be ${typed.trim()}`, () => {
      const result = readFeedAddress(typed);
      assert.ok(result.ok, 'refused');
      assert.equal(result.address.href, read);
    });
  }

  for (const [typed, reason] of [
    ['', /^Paste/],
    ['http://example.com/s3cret.ics', /With http, anyone/],
    ['file:///home/ada/s3cret.ics', /codeRefuge\.calendars/],
    ['ftp://example.com/s3cret.ics', /beginning with https/],
    ['example.com/s3cret.ics', /beginning with https/],
    ['javascript:s3cret', /beginning with https/],
    ['https://', /no complete address/],
    ['https://:80/s3cret', /no complete address/],
    ['https://exa mple.com/s3cret', /no spaces/],
    ['https://[::1/s3cret', /no complete address/],
    ['https://a/s3cret https://b/s3cret', /more than one/],
  ] as const) {
    it(`may not be ${JSON.stringify(typed)}`, () => {
      const result = readFeedAddress(typed);
      assert.ok(!result.ok, 'taken');
      assert.match(result.reason, reason);
      assert.doesNotMatch(result.reason, /s3cret/);
    });
  }

  it('is known by its host', () => {
    assert.equal(hostOf(new URL('https://a:b@Example.com:8443/x')), 'example.com');
    assert.equal(hostOf(new URL('https://[::1]:8443/x')), '::1');
  });

  for (const [address, where] of [
    ['https://calendar.google.com/calendar/u/0/r', /Secret address in iCal format/],
    ['https://accounts.google.co.uk/x', /Secret address in iCal format/],
    ['https://outlook.office365.com/owa/calendar/x/calendar.html', /ICS link, not the HTML link/],
    ['https://outlook.live.com/owa/calendar/x', /ICS link/],
    ['https://cloud.example.com/index.php/apps/calendar/p/x', /subscription link/],
    ['https://cloud.example.com/remote.php/dav/public-calendars/x', /subscription link/],
    ['https://notgoogle.com/calendar', /secret \(private\) iCal address/],
    ['https://notgoogle.evil.com/calendar', /secret \(private\) iCal address/],
  ] as const) {
    it(`is to be found by those of ${address}`, () => assert.match(whereToFindAddress(new URL(address)), where));
  }
});

describe('private addresses', () => {
  for (const address of [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '224.0.0.1', '239.1.1.1', '255.255.255.255', '240.0.0.1', '::', '::1', '::7f00:1', '::ffff:127.0.0.1'],
    ...['::ffff:8.8.8.8', '64:ff9b::10.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fec0::1', 'ff02::1'],
    ...['not an address', ''],
  ]) {
    it(`are ${address || 'what is empty'}`, () => assert.equal(isPrivateAddress(address), true));
  }

  for (const address of [
    ...['8.8.8.8', '100.63.255.255', '100.128.0.1', '172.15.0.1', '172.32.0.1', '192.169.0.1', '198.18.0.5', '223.255.255.255'],
    ...['2606:4700::1111', '2a00:1450:4001::200e', '64:ff9b::8.8.8.8', '64:ff9b::808:808'],
  ]) {
    it(`are not ${address}`, () => assert.equal(isPrivateAddress(address), false));
  }
});
