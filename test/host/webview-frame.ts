import type { Frame, Page } from 'playwright-core';

// A webview is a frame in a frame: the outer one (…/webview/browser/pre/index.html) loads each new
// document into a hidden inner one (fake.html) and swaps it in, under the id `active-frame`, when it
// has loaded. Only that one is what the user sees.

/** The visible document of a webview with content; throws when it isn't there yet. */
export async function findWebview(page: Page, titleOrIndex: string | number): Promise<Frame> {
  const shown: { readonly frame: Frame; readonly title: string }[] = [];
  for (const outer of page.frames().filter(frame => frame.url().includes('/webview/browser/pre/index.html'))) {
    const holder = await outer.frameElement();
    const inner = await outer.$('iframe#active-frame');
    const frame = await inner?.contentFrame();
    if (inner && frame && (await holder.isVisible())) {
      shown.push({ frame, title: (await inner.getAttribute('title')) ?? '' });
    }
  }
  const found = typeof titleOrIndex === 'number' ? shown[titleOrIndex] : shown.find(({ title }) => title === titleOrIndex);
  if (!found) {
    throw new Error(`the panels shown are: ${shown.map(({ title }) => `“${title}”`).join(', ') || 'none'}`);
  }
  if (!(await found.frame.evaluate(() => document.body.innerText.trim() !== ''))) {
    throw new Error('its document is still empty');
  }
  return found.frame;
}
