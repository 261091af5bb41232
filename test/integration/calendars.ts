import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { calendarText } from '../fixtures/calendar';
import { codeRefuge, configure, eventually, folder } from './window';

export function calendars(): void {
  describe('calendars', () => {
    /** Outside of the workspace, where most calendars lie. */
    let outside: string;
    before(() => (outside = mkdtempSync(join(tmpdir(), 'calendars-'))));
    afterEach(() => configure('codeRefuge.calendars', undefined));
    after(() => rmSync(outside, { recursive: true, force: true, maxRetries: 3 }));

    const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString().slice(0, 10).replaceAll('-', '');
    const calendar = (...titles: string[]) => calendarText(...titles.map((title) => ({ title, start: `${tomorrow}T090000Z`, end: `${tomorrow}T100000Z` })));

    async function zonesAre(...expected: string[]): Promise<void> {
      const extension = await codeRefuge();
      // Shorter than the look that makes up for lost events.
      await eventually(() => assert.deepEqual(extension.zones().map(({ title }) => title), expected), 20);
    }

    it('are read when the settings name them, and followed wherever they lie', async () => {
      const file = join(outside, 'work.ics');
      writeFileSync(file, calendar('One'));
      await configure('codeRefuge.calendars', [file]);
      await zonesAre('One');
      writeFileSync(file, calendar('One', 'Two'));
      await zonesAre('One', 'Two');
      // As most programs save a file.
      writeFileSync(`${file}.tmp`, calendar('Three'));
      renameSync(`${file}.tmp`, file);
      await zonesAre('Three');
      rmSync(file);
      await zonesAre();
      writeFileSync(file, calendar('Four'));
      await zonesAre('Four');
      await configure('codeRefuge.calendars', undefined);
      await zonesAre();
    });

    it('go on to count while a program writes them', async () => {
      const file = join(outside, 'sync.ics');
      writeFileSync(file, calendar('One'));
      await configure('codeRefuge.calendars', [file]);
      await zonesAre('One');
      writeFileSync(file, calendar('One').slice(0, 60));
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await zonesAre('One');
      writeFileSync(file, calendar('One', 'Two'));
      await zonesAre('One', 'Two');
    });

    it('may be folders of folders, of which new ones are noticed too', async () => {
      const root = join(outside, 'vdir');
      mkdirSync(join(root, 'work'), { recursive: true });
      writeFileSync(join(root, 'work', 'a.ics'), calendar('A'));
      await configure('codeRefuge.calendars', [root]);
      await zonesAre('A');
      writeFileSync(join(root, 'work', 'b.ics'), calendar('B'));
      await zonesAre('A', 'B');
      mkdirSync(join(root, 'private'));
      writeFileSync(join(root, 'private', 'c.ics'), calendar('C'));
      await zonesAre('A', 'B', 'C');
      rmSync(join(root, 'work'), { recursive: true });
      await zonesAre('C');
    });

    it('may be named from the workspace, and before they are there', async () => {
      const name = `later-${basename(outside)}.ics`;
      writeFileSync(join(outside, 'now.ics'), calendar('Now'));
      // The one that is there shows when the settings have arrived.
      await configure('codeRefuge.calendars', [join(outside, 'now.ics'), name]);
      await zonesAre('Now');
      writeFileSync(join(folder(), name), calendar('Later'));
      await zonesAre('Later', 'Now');
      rmSync(join(folder(), name));
      await zonesAre('Now');
    });

    it('are followed through links, at the latest by a look at them', async function () {
      this.timeout(90_000);
      writeFileSync(join(outside, 'target.ics'), calendar('One'));
      mkdirSync(join(outside, 'links'));
      symlinkSync(join(outside, 'target.ics'), join(outside, 'links', 'link.ics'));
      await configure('codeRefuge.calendars', [join(outside, 'links', 'link.ics')]);
      await zonesAre('One');
      writeFileSync(join(outside, 'target.ics'), calendar('Two'));
      const extension = await codeRefuge();
      await eventually(() => assert.deepEqual(extension.zones().map(({ title }) => title), ['Two']), 60);
    });
  });
}
