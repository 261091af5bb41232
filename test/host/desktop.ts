import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { extensionRoot, temporaryFolder } from './places';

/**
 * `npm run test:desktop`: the suites of test/integration in a desktop VS Code, the oldest supported and the newest.
 * It downloads them, so it is for machines that can.
 */
async function main(): Promise<void> {
  for (const version of ['1.100.0', 'stable']) {
    const root = temporaryFolder('desktop');
    const workspace = path.join(root, 'workspace');
    mkdirSync(workspace);
    try {
      await runTests({
        version,
        extensionDevelopmentPath: extensionRoot,
        extensionTestsPath: path.join(extensionRoot, 'out', 'test', 'integration', 'index'),
        extensionTestsEnv: { CODE_REFUGE_HOME: path.join(root, 'home'), CODE_REFUGE_DOCUMENTS: path.join(root, 'documents') },
        launchArgs: [workspace, '--disable-workspace-trust', '--skip-welcome', `--user-data-dir=${path.join(root, 'user')}`],
      });
    } catch (error) {
      throw new Error(
        `VS Code ${version}: ${(error as Error).message}\n` +
          'A machine that can download nothing runs the same suites with "npm test -- integration".',
        { cause: error },
      );
    } finally {
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
