import Mocha from 'mocha';
import { failureLine } from '../host/counts';
import { calendars } from './calendars';
import { emptyFolder } from './empty-folder';
import { events } from './events';
import { feeds } from './feeds';
import { openingCommits } from './opening-commits';
import { places } from './places';
import { reading } from './reading';
import { settings } from './settings';
import { statusBar } from './status-bar';
import { worker } from './worker';

/**
 * Runs the suites inside a real extension host, in a window that was opened on an empty folder. They run in this
 * order: the first wants the folder as it is, the next ones make repositories in it.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec', color: false });
  // Everything is in one bundle, so there are no files for mocha to load: the suites register themselves.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const suite of [emptyFolder, statusBar, settings, calendars, events, openingCommits, reading, places, feeds, worker]) suite();

  let passed = 0;
  let skipped = 0;
  const failures: string[] = [];
  const failed = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', () => passed++)
      .on('pending', () => skipped++)
      .on('fail', (test, error: Error) => failures.push(failureLine(test.fullTitle(), error.message)));
  });
  console.log(`CODE_REFUGE_RESULT ${JSON.stringify({ passed, failed, skipped, failures })}`);
  if (failed > 0) throw new Error(`${failed} of the integration tests failed.`);
}
