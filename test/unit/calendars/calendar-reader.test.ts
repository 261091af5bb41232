import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { CalendarReader } from '../../../src/calendars/calendar-reader';
import type { CalendarSource } from '../../../src/calendars/sources';
import { occurrences } from '../../../src/core/calendar/icalendar/calendar';

const MEGABYTE = 1 << 20;
const RANGE = { from: Date.UTC(2026, 0, 1) / 1000, to: Date.UTC(2027, 0, 1) / 1000, timeZone: 'UTC' };

function ics(...events: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

function event(title: string, uid = title): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', 'DTSTART:20261124T130000Z', 'DTEND:20261124T170000Z', `SUMMARY:${title}`, 'END:VEVENT'].join('\r\n');
}

describe('reading calendars', () => {
  const folder = mkdtempSync(join(tmpdir(), 'calendars-'));
  let places = 0;
  let reader: CalendarReader;
  beforeEach(() => (reader = new CalendarReader()));
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

  /** A new folder with these files; returns its path. */
  function place(files: Record<string, string | Uint8Array>): string {
    const at = join(folder, `place-${++places}`);
    mkdirSync(at);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(at, name)), { recursive: true });
      writeFileSync(join(at, name), content);
    }
    return at;
  }

  const paths = (...named: string[]): CalendarSource[] => named.map((path) => ({ kind: 'path', path }));

  async function read(sources: CalendarSource[], at = folder) {
    const { calendars, problems, unread } = await reader.read(sources, at);
    const events = calendars.flatMap((calendar) => occurrences(calendar, RANGE).events);
    return {
      calendars,
      titles: events.map(({ title }) => title).sort(),
      origins: [...new Set(events.map(({ source }) => source))],
      problems: [...problems, ...calendars.flatMap(({ warnings }) => warnings)].map(({ source, message }) => `${source}: ${message}`),
      unread,
    };
  }

  /** Reads a source beside one that is fine, and expects one problem with the bad one alone. */
  async function fails(named: string, message: RegExp, at = folder): Promise<void> {
    writeFileSync(join(folder, 'fine.ics'), ics(event('Fine')));
    const { titles, problems, unread } = await read(paths(named, join(folder, 'fine.ics')), at);
    assert.deepEqual(titles, ['Fine']);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.ok(problems[0]?.startsWith(`${named}: `), problems[0]);
    assert.match(problems[0] ?? '', message);
    assert.deepEqual(unread, [named]);
  }

  describe('by their paths', () => {
    it('takes absolute and relative ones, those that start at home, and any name', async () => {
      const at = place({ 'work.ics': ics(event('A')), 'export (1).txt': ics(event('B')), 'ünï [x].ics': ics(event('C')) });
      const home = relative(homedir(), at);
      const { titles, origins, problems } = await read(paths(join(at, 'work.ics'), 'export (1).txt', './ünï [x].ics'), at);
      assert.deepEqual({ titles, origins, problems }, { titles: ['A', 'B', 'C'], origins: [join(at, 'work.ics'), 'export (1).txt', './ünï [x].ics'], problems: [] });
      assert.deepEqual((await read(paths(`~/${home}/work.ics`))).titles, ['A']);
      await fails('~work.ics', /There is no such file or folder/, at);
    });

    it('takes no relative one where no folder is open', async () => {
      await fails('work.ics', /starts at the folder of the workspace, and none is open/, '');
    });

    it('counts a file once that is named twice, as it was named first', async () => {
      const at = place({ 'work.ics': ics(event('A')), 'other.ics': ics(event('B')) });
      const { titles, origins } = await read(paths('work.ics', at, './work.ics'), at);
      assert.deepEqual({ titles, origins }, { titles: ['A', 'B'], origins: ['work.ics', `${at}/other.ics`] });
    });

    it('reads a folder, and folders in it, but what begins with a dot', async () => {
      const at = place({
        'a.ics': ics(event('A')),
        'b.ICS': ics(event('B')),
        'notes.txt': 'no calendar',
        '.hidden.ics': ics(event('Hidden')),
        '.Radicale.cache/item/x.ics': 'cache',
        'one/two/three/deep.ics': ics(event('Deep')),
        'one/two/three/four/too-deep.ics': ics(event('Too deep')),
      });
      const { titles, origins, problems } = await read(paths('.'), at);
      assert.deepEqual(titles, ['A', 'B', 'Deep']);
      assert.deepEqual(origins, ['./a.ics', './b.ICS', './one/two/three/deep.ics']);
      assert.deepEqual(problems, []);
    });

    it('takes a folder of events, as vdirsyncer, khal and Radicale keep them, for a calendar', async () => {
      const id = '6f1d1c2e-8f52-4a2c-9f0b-2f4a3a0d8a11';
      const at = place({
        'work/first@example.com.ics': ics(event('A', 'first@example.com')),
        [`work/${id}.ics`]: ics(event('B')),
        'work/displayname': 'Work',
        'private/team.ics': ics(event('C'), event('D')),
      });
      assert.deepEqual((await read(paths('cal/'), join(at, '..'))).unread, ['cal/']);
      const { origins, titles } = await read(paths(`${at}/`));
      assert.deepEqual(titles, ['A', 'B', 'C', 'D']);
      assert.deepEqual(origins, [`${at}/private/team.ics`, `${at}/work`]);
      writeFileSync(join(at, 'work', `${id}.ics`), '');
      assert.deepEqual((await read(paths(at))).problems[0]?.split(': ')[0], `${at}/work/${id}.ics`);
    });

    it('follows links, and comes to an end where they go in a circle', async () => {
      const at = place({ 'real/a.ics': ics(event('A')), 'outside.ics': ics(event('B')) });
      const linked = join(at, 'linked');
      mkdirSync(linked);
      symlinkSync(join(at, 'real'), join(linked, 'collection'));
      symlinkSync('.', join(linked, 'self'));
      symlinkSync('..', join(at, 'real', 'up'));
      symlinkSync(join(at, 'outside.ics'), join(linked, 'b.ics'));
      const { titles, problems } = await read(paths(linked));
      assert.deepEqual({ titles, problems }, { titles: ['A', 'B'], problems: [] });
    });
  });

  describe('that can\'t be read', () => {
    it('names what is not there, and what no calendar is', async () => {
      const at = place({ 'file.ics': ics(), empty: '', 'blank.ics': ' \r\n', 'page.ics': '<!DOCTYPE html><title>Log in</title>', 'card.ics': 'BEGIN:VCARD\nEND:VCARD\n', 'text.ics': 'hello' });
      writeFileSync(join(at, 'zip.ics'), Buffer.from('504b0304140000000800', 'hex'));
      const problems: [string, RegExp][] = [
        ['nothing.ics', /: There is no such file or folder\. Check the path\./],
        ['file.ics/more.ics', /: There is no such file or folder/],
        ['x'.repeat(300), /longer than a path may be/],
        ['empty', /: This is empty\. Export the calendar again, as iCalendar \(\.ics\)\.$/],
        ['blank.ics', /: This is empty/],
        ['page.ics', /: This is a web page, not a calendar/],
        ['card.ics', /: This holds contacts, not a calendar/],
        ['text.ics', /: This is no calendar: it has no BEGIN:VCALENDAR/],
        ['zip.ics', /: This is no calendar but binary data/],
      ];
      for (const [name, message] of problems) await fails(name, message, at);
    });

    it('names links to nowhere and to themselves', async () => {
      const at = place({});
      symlinkSync('nowhere.ics', join(at, 'broken.ics'));
      symlinkSync('loop.ics', join(at, 'loop.ics'));
      await fails('broken.ics', /: This is a link to something that is not there\. Mend the link, or name another file\./, at);
      await fails('loop.ics', /: This is a link that leads back to itself/, at);
      writeFileSync(join(at, 'good.ics'), ics(event('Good')));
      const { titles, problems, unread } = await read(paths(at));
      assert.deepEqual({ titles, unread }, { titles: ['Good'], unread: [] });
      assert.deepEqual(problems.map((problem) => problem.split(': ')[0]), [`${at}/broken.ics`, `${at}/loop.ics`]);
    });

    it('waits for no pipe and reads no device', async () => {
      const at = place({});
      execFileSync('mkfifo', [join(at, 'pipe.ics')]);
      await fails('pipe.ics', /: This is a pipe, not a file\. Save the calendar to a file and name that\./, at);
      await fails('/dev/zero', /: This is a device, not a file/);
      writeFileSync(join(at, 'good.ics'), ics(event('Good')));
      assert.deepEqual((await read(paths(at))).titles, ['Good']);
    });

    it('names a folder without calendars, and one in which none can be read', async () => {
      await fails('.', /: There are no calendars in this folder: no file in it ends in \.ics\./, place({ 'notes.txt': '' }));
      const { problems, unread } = await read(paths('.'), place({ 'a.ics': '', 'b.ics': 'x' }));
      assert.deepEqual(unread, ['.']);
      assert.deepEqual(problems.map((problem) => problem.split(': ')[0]), ['./a.ics', './b.ics', '.']);
    });

    it('names what may not be read', async function () {
      if (process.getuid?.() === 0 || process.platform === 'win32') return this.skip();
      const at = place({ 'secret.ics': ics(event('A')) });
      chmodSync(join(at, 'secret.ics'), 0);
      await fails('secret.ics', /: You may not read this/, at);
    });

    it('has caps for a file and for a folder, and names them', async () => {
      const at = place({ 'big.ics': ics(event('A')) });
      truncateSync(join(at, 'big.ics'), 20 * MEGABYTE + 1);
      await fails('big.ics', /: This file has 20\.1 MB, more than the 20 MB that are read\. Export fewer years/, at);
      rmSync(join(at, 'big.ics'));
      const filler = `${ics(event('A')).trimEnd()}\r\n${' '.repeat(18 * MEGABYTE)}`;
      for (const name of ['1', '2', '3', '4']) writeFileSync(join(at, `${name}.ics`), filler);
      const { problems, calendars } = await read(paths(at));
      assert.equal(calendars.length, 2);
      assert.deepEqual(problems, [`${at}: This folder holds more than 50 MB of calendars; those from ${at}/3.ics on are left out. Name the files that you need one by one.`]);
    });

    it('looks at so many folders and no more', async () => {
      const at = place({ 'a.ics': ics(event('A')) });
      for (let number = 0; number < 1_005; number++) mkdirSync(join(at, `folder-${number}`));
      const { titles, problems } = await read(paths(at));
      assert.deepEqual(titles, ['A']);
      assert.deepEqual(problems, [`${at}: This folder holds more than 1,000 folders; the rest is left out. Name the folder of the calendars itself.`]);
    });
  });

  describe('in whatever bytes', () => {
    const title = 'Gespräch über „Zahlen“';
    const titleOf = async (bytes: Uint8Array) => {
      const at = place({ 'a.ics': bytes });
      return read(paths('a.ics'), at);
    };

    it('reads UTF-8 and UTF-16 with a mark, without a word', async () => {
      const text = ics(event(title));
      const bigEndian = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
      for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le'), bigEndian]) {
        const { titles, problems } = await titleOf(bytes);
        assert.deepEqual({ titles, problems }, { titles: [title], problems: [] });
      }
    });

    it('joins characters that a fold has split', async () => {
      const bytes = Buffer.from(ics(event('Gespräch')).replaceAll('ä', 'Ã\r\n ¤'), 'latin1');
      const { titles, problems } = await titleOf(bytes);
      assert.deepEqual({ titles, problems }, { titles: ['Gespräch'], problems: [] });
    });

    it('takes what is no UTF-8 for windows-1252, and says so', async () => {
      const { titles, problems } = await titleOf(Buffer.from(ics(event('Gespräch \x96 ja')), 'latin1'));
      assert.deepEqual(titles, ['Gespräch – ja']);
      assert.deepEqual(problems, ['a.ics: This is not UTF-8, so it was read as windows-1252. Save it as UTF-8 if accents look wrong.']);
    });

    it('keeps UTF-8 where the end cuts a character off', async () => {
      const bytes = Buffer.from(`${ics(event('Gespräch'))}ä`);
      assert.deepEqual((await titleOf(bytes.subarray(0, -1))).titles, ['Gespräch']);
    });
  });

  describe('again', () => {
    it('parses nothing while a file stays the same, and only what changed', async () => {
      const at = place({ 'a.ics': ics(event('A')), 'b.ics': ics(event('B')) });
      const [a, b] = (await read(paths(at))).calendars;
      const second = await read(paths(at));
      assert.ok(second.calendars[0] === a && second.calendars[1] === b);
      writeFileSync(join(at, 'b.ics'), ics(event('B'), event('C')));
      const third = await read(paths(at));
      assert.ok(third.calendars[0] === a);
      assert.deepEqual(third.titles, ['A', 'B', 'C']);
      rmSync(join(at, 'a.ics'));
      const last = await read(paths(at));
      assert.deepEqual({ titles: last.titles, problems: last.problems }, { titles: ['B', 'C'], problems: [] });
    });

    it('sees another file of the same size and time', async () => {
      const at = place({ 'a.ics': ics(event('A')), 'b.ics': ics(event('B')) });
      for (const name of ['a.ics', 'b.ics']) utimesSync(join(at, name), 1_790_000_000, 1_790_000_000);
      assert.deepEqual((await read(paths('a.ics'), at)).titles, ['A']);
      renameSync(join(at, 'b.ics'), join(at, 'a.ics'));
      assert.deepEqual((await read(paths('a.ics'), at)).titles, ['B']);
    });

    it('parses a file once for looks at the same time', async () => {
      const at = place({ 'a.ics': ics(event('A')) });
      const [one, two] = await Promise.all([read(paths('a.ics'), at), read(paths('a.ics'), at)]);
      assert.ok(one.calendars[0] !== undefined && one.calendars[0] === two.calendars[0]);
    });

    it('goes by what a file held while it is being written, says so, and takes it anew once it is whole', async () => {
      const at = place({ 'a.ics': ics(event('A'), event('B')) });
      const whole = (await read(paths('a.ics'), at)).calendars[0];
      const breaks: [string | Uint8Array, RegExp][] = [
        ['', /^a\.ics: This is empty\. .*Until it is whole again, what it held before counts\.$/],
        [ics(event('A'), event('B')).slice(0, 200), /^a\.ics: This breaks off in the middle\. Until it is whole again/],
        [Buffer.alloc(500), /^a\.ics: This is no calendar but binary data\. .*Until it is whole/],
        ['<html>', /^a\.ics: This is a web page/],
      ];
      for (const [content, message] of breaks) {
        writeFileSync(join(at, 'a.ics'), content);
        for (const time of ['first', 'second']) {
          const { titles, problems, unread, calendars } = await read(paths('a.ics'), at);
          assert.deepEqual(titles, ['A', 'B'], time);
          assert.equal(problems.length, 1);
          assert.match(problems[0] ?? '', message);
          assert.deepEqual(unread, []);
          assert.ok(calendars[0] === whole || calendars[0]?.series === whole?.series);
        }
      }
      writeFileSync(join(at, 'a.ics'), ics(event('C')).replace(/END:VCALENDAR\s*$/, ''));
      appendFileSync(join(at, 'a.ics'), 'END:VCALENDAR\r\n');
      const { titles, problems } = await read(paths('a.ics'), at);
      assert.deepEqual({ titles, problems: problems.length > 0 }, { titles: ['C'], problems: false });
    });

    it('lets go of a calendar that is gone', async () => {
      const at = place({ 'a.ics': ics(event('A')) });
      await read(paths('a.ics'), at);
      rmSync(join(at, 'a.ics'));
      const { titles, unread } = await read(paths('a.ics'), at);
      assert.deepEqual({ titles, unread }, { titles: [], unread: ['a.ics'] });
    });

    it('reads what is there of a file that was cut off before it was ever whole', async () => {
      const at = place({ 'a.ics': `${ics(event('A')).replace(/END:VCALENDAR\s*$/, '')}${event('B').slice(0, 40)}` });
      const { titles, problems } = await read(paths('a.ics'), at);
      assert.deepEqual(titles, ['A']);
      assert.match(problems.join('\n'), /ends before its END:VCALENDAR/);
    });
  });

  describe('of feeds', () => {
    it('reads what was kept of a feed, by its name and never by its file', async () => {
      const at = place({ 'kept.ics': ics(event('A')), 'bad.ics': '<html>' });
      const feed = (name: string, file: string): CalendarSource => ({ kind: 'feed', name, file: join(at, file) });
      const { titles, origins, problems, unread } = await read([feed('Team', 'kept.ics'), feed('New', 'never.ics'), feed('Broken', 'bad.ics')]);
      assert.deepEqual({ titles, origins, problems, unread }, { titles: ['A'], origins: ['Team'], problems: ['Broken: This is a web page, not a calendar.'], unread: [] });
    });
  });
});
