import { rm } from 'node:fs/promises';
import { releaseInFiles } from '../store/hold-files';
import { withLock } from '../store/hold-lock';
import { HoldRecord } from '../store/hold-record';
import { keptFiles } from '../store/kept';

/**
 * VS Code runs this once the extension is uninstalled and the editor was started anew (`vscode:uninstall`). It takes
 * out of the user's settings what a hold had left there, and removes what was kept to save time. The user's own files
 * stay.
 */
async function uninstall(): Promise<void> {
  await endHold();
  await rm(keptFiles().cache, { recursive: true, force: true });
}

async function endHold(): Promise<void> {
  const record = new HoldRecord(keptFiles().hold);
  if ((await record.read()).length === 0) return;
  await withLock(`${record.file}.lock`, async () => {
    const places = await record.read();
    for (const place of places) {
      place.holders = [];
      try {
        await releaseInFiles(place);
      } catch (error) {
        process.exitCode = 1;
        console.error(`Code Refuge: ${(error as Error).message}`);
      }
    }
    await record.write(places);
  });
}

uninstall().catch((error: unknown) => {
  process.exitCode = 1;
  console.error(`Code Refuge: ${(error as Error).message}`);
});
