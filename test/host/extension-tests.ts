import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { type Counts, failure } from './counts';
import { extensionRoot, failuresFolder, temporaryFolder } from './places';
import { startServer, type VSCodeServer } from './vscode-server';
import type { VSCodeVersion } from './vscode-install';

const TIME_LIMIT_MS = 8 * 60_000;
const RESULT = 'CODE_REFUGE_RESULT ';

/**
 * Runs the compiled suites of test/integration inside the extension host of a real VS Code, prints what they say,
 * and returns how they went. A window that hangs, or suites that end without their result, are a failure; a picture
 * of the window stays in `.vscode-test/failures`.
 */
export async function runExtensionTests(version: VSCodeVersion): Promise<Counts> {
  const root = temporaryFolder('integration');
  const folder = path.join(root, 'workspace');
  mkdirSync(folder);
  const server = await startServer({
    version,
    extensionPath: extensionRoot,
    underDevelopment: true,
    folder,
    env: { CODE_REFUGE_HOME: path.join(root, 'home'), CODE_REFUGE_DOCUMENTS: path.join(root, 'documents'), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: path.join(root, 'gitconfig') },
  });
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    return await result(page, server);
  } finally {
    await browser?.close();
    await server.dispose();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function result(page: Page, server: VSCodeServer): Promise<Counts> {
  let counts: Counts | undefined;
  let windowLog = '';
  const ended = new Promise<number | 'too late'>((resolve) => {
    const timer = setTimeout(() => resolve('too late'), TIME_LIMIT_MS);
    const finish = (code: number) => {
      clearTimeout(timer);
      resolve(code);
    };
    void page.exposeFunction('codeAutomationExit', finish);
    page.once('crash', () => finish(1));
    void server.exited.then(() => finish(1));
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const text = format(...args);
    if (text.startsWith(RESULT)) counts = JSON.parse(text.slice(RESULT.length)) as Counts;
    // Mocha's report is indented; everything else is the window talking to itself.
    else if (/^(?:\s|$)/.test(text)) console.log(text);
    else windowLog = `${windowLog}${text}\n`.slice(-20_000);
  });
  await page.goto(server.urlWith({ extensionTestsPath: server.remotePath(path.join(extensionRoot, 'out', 'test', 'integration', 'index')) }));
  const code = await ended;
  if (counts && code !== 'too late' && (code === 0) === (counts.failed === 0)) return counts;

  const why = code === 'too late' ? `did not end in ${TIME_LIMIT_MS / 60_000} minutes` : `ended with code ${code}`;
  const picture = path.join(failuresFolder, `integration-${server.name.replaceAll(' ', '-')}.png`);
  mkdirSync(failuresFolder, { recursive: true });
  await page.screenshot({ path: picture }).catch(() => undefined);
  console.log(`The suites ${why}${counts ? '' : ' without their result'}. A picture of the window: ${picture}\nThe window printed:\n${windowLog}\nThe server printed:\n${server.log().slice(-4000)}`);
  return counts && counts.failed > 0 ? counts : failure(counts?.passed, counts?.skipped);
}
