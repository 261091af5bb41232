import type { Locator, Page } from 'playwright-core';

export interface Notification {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly buttons: readonly string[];
}

/** The notifications that a window shows as toasts. VS Code hides one without buttons after some seconds. */
export class Notifications {
  constructor(private readonly page: Page) {}

  async shown(): Promise<readonly Notification[]> {
    const toasts = await this.toasts().all();
    return Promise.all(toasts.map(toast => this.read(toast)));
  }

  async waitFor(text: string | RegExp): Promise<Notification> {
    const toast = this.toasts(text).first();
    await toast.waitFor();
    return this.read(toast);
  }

  async clickButton(text: string | RegExp, button: string): Promise<void> {
    await this.toasts(text).first().getByRole('button', { name: button, exact: true }).click();
  }

  private toasts(text?: string | RegExp): Locator {
    const items = this.page.locator('.notifications-toasts.visible .notification-list-item');
    return text === undefined ? items : items.filter({ has: this.page.locator('.notification-list-item-message').filter({ hasText: text }) });
  }

  private async read(toast: Locator): Promise<Notification> {
    const icon = (await toast.locator('.notification-list-item-icon').getAttribute('class')) ?? '';
    return {
      severity: icon.includes('codicon-error') ? 'error' : icon.includes('codicon-warning') ? 'warning' : 'info',
      text: (await toast.locator('.notification-list-item-message').innerText()).trim(),
      buttons: await toast.locator('.notification-list-item-buttons-container .monaco-text-button').allInnerTexts(),
    };
  }
}
