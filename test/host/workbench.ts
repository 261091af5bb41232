import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { type Notification, Notifications } from './notifications';
import { extensionRoot } from './places';
import { type ServerOptions, type Settings, startServer, type VSCodeServer } from './vscode-server';
import { findWebview } from './webview-frame';

export type ColorTheme = 'light' | 'dark' | 'hc-dark' | 'hc-light';

export interface WorkbenchOptions extends ServerOptions {
  /** VS Code's own choice unless given. */
  readonly colorTheme?: ColorTheme;
  readonly width?: number;
  readonly height?: number;
}

/** The ids are the same in both VS Codes, though the newer one shows other labels for them. */
const themes: Readonly<Record<ColorTheme, string>> = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/** How long anything may take to show up. Two busy cores are slow; a hang is slower still. */
export const patience = 30_000;

/**
 * Opens a VS Code window with this extension, and returns when its editor parts stand.
 * `extensionPath` is this repository unless given.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { colorTheme, width = 1280, height = 800, settings, ...rest } = options;
  const server = await startServer({
    extensionPath: extensionRoot,
    ...rest,
    settings: { ...(colorTheme && { 'workbench.colorTheme': themes[colorTheme] }), ...settings },
  });
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(patience);
    await page.goto(server.url);
    await whenRestored(page);
    return new Workbench(page, server, browser);
  } catch (error) {
    await browser?.close();
    await server.dispose();
    throw new Error(`The window did not open: ${(error as Error).message}\nThe server printed:\n${server.log()}`, { cause: error });
  }
}

/** The window stands when the last of its parts to come shows something: the bell in the status bar. */
async function whenRestored(page: Page): Promise<void> {
  await page.locator('.statusbar-item[id="status.notifications"]').waitFor();
}

/** A VS Code window as a person meets it: what it shows, and what can be clicked and typed. */
export class Workbench {
  private readonly toasts: Notifications;

  constructor(
    readonly page: Page,
    readonly server: VSCodeServer,
    private readonly browser: Browser,
  ) {
    this.toasts = new Notifications(page);
  }

  /** A status bar item by a part of its text, or by the end of its id (`publisher.extension.item`). */
  statusBarItem(textOrId: string | RegExp): Locator {
    const byText = this.page.locator('.statusbar-item').filter({ hasText: textOrId });
    return textOrId instanceof RegExp
      ? byText
      : byText.or(this.page.locator(`.statusbar-item[id$=${JSON.stringify(textOrId)}]`));
  }

  /** What a screen reader says for the item, its tooltip included; waits until the item is there. */
  async statusBarLabel(textOrId: string | RegExp): Promise<string> {
    return (await this.statusBarItem(textOrId).getAttribute('aria-label')) ?? '';
  }

  /** Runs a command by its full title (`Code Refuge: Leadership Review`), as typed into the palette. */
  async runCommand(title: string): Promise<void> {
    const palette = this.page.locator('.quick-input-widget');
    const input = palette.locator('input[type=text]');
    // The row's name ends at the comma before hints such as “recently used”. Another command may hold the same words
    // and stand above it.
    const row = palette.locator(`.monaco-list-row[aria-label=${JSON.stringify(title)}], .monaco-list-row[aria-label^=${JSON.stringify(`${title},`)}]`);
    // Right after the start the palette may not know the extension's commands yet, or lose the focus
    // to an editor that opens late; a person would try again, too.
    await eventually(`the palette offers “${title}”`, async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('F1');
      await input.waitFor({ timeout: 5000 });
      await input.fill(`>${title}`, { timeout: 5000 });
      await row.first().click({ timeout: 5000 });
    });
    // The command may show a list of its own in the same place: the palette is gone when its text is.
    await this.page.waitForFunction(
      typed => {
        const field = document.querySelector<HTMLInputElement>('.quick-input-widget input[type=text]');
        return !field?.checkVisibility() || field.value !== typed;
      },
      `>${title}`,
    );
  }

  /** The notifications on screen now, the newest first. */
  async notifications(): Promise<readonly Notification[]> {
    return this.toasts.shown();
  }

  /** Waits for a notification whose text contains this. */
  async waitForNotification(text: string | RegExp): Promise<Notification> {
    return this.toasts.waitFor(text);
  }

  /** Clicks a button of the notification whose text contains this. */
  async clickNotificationButton(text: string | RegExp, button: string): Promise<void> {
    await this.toasts.clickButton(text, button);
  }

  /** Changes settings under the open window: see `VSCodeServer.updateSettings`. */
  updateSettings(settings: Settings): void {
    this.server.updateSettings(settings);
  }

  /** The document inside a panel, by the panel's title or its place among those shown; waits for content. */
  async webviewFrame(titleOrIndex: string | number = 0): Promise<Frame> {
    let frame: Frame | undefined;
    await eventually(`a panel shows content: ${titleOrIndex}`, async () => {
      frame = await findWebview(this.page, titleOrIndex);
    });
    return frame as Frame;
  }

  /** The titles of the open editors, panels included. */
  async editorTitles(): Promise<readonly string[]> {
    return this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
  }

  async screenshot(file: string): Promise<void> {
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.dispose();
  }
}

/** Tries until it doesn't throw; at the end of patience, throws what went wrong last. */
export async function eventually(what: string, attempt: () => Promise<void>, limit = patience): Promise<void> {
  const deadline = Date.now() + limit;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`Waited ${limit / 1000} s in vain until ${what}: ${(error as Error).message}`, { cause: error });
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}
