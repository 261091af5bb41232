/** What a reader did to a page that is drawn again: what they unfolded, where they scrolled, what has the focus. */
export interface View {
  /** `data-key` of each unfolded `<details>`. */
  open: string[];
  scroll: number;
  /** `data-key` of the focused control, and which of all controls it was. */
  focus: { key: string; index: number } | null;
}

const CONTROLS = 'button[data-key], summary[data-key]';

export function capture(root: HTMLElement): View {
  const index = [...root.querySelectorAll(CONTROLS)].findIndex((control) => control === document.activeElement);
  const key = document.activeElement && keyOf(document.activeElement);
  return {
    open: [...root.querySelectorAll('details[open]')].flatMap((details) => keyOf(details) ?? []),
    scroll: document.scrollingElement?.scrollTop ?? 0,
    focus: index >= 0 && key ? { key, index } : null,
  };
}

/** Gives a newly drawn page the view of the one before it. Where the focused control is gone, its neighbour takes over. */
export function restore(root: HTMLElement, { open, scroll, focus }: View): void {
  const keys = new Set(open);
  for (const details of root.querySelectorAll('details')) details.open = keys.has(keyOf(details) ?? '');
  document.scrollingElement?.scrollTo({ top: scroll, behavior: 'instant' });
  if (focus === null) return;
  const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)];
  const control = controls.find((element) => keyOf(element) === focus.key) ?? controls[Math.min(focus.index, controls.length - 1)];
  // Focus inside a page that doesn't have it would take it away from the editor the user is typing in.
  if (document.hasFocus()) control?.focus({ preventScroll: true });
  else window.addEventListener('focus', () => document.activeElement === document.body && control?.focus({ preventScroll: true }), { once: true });
}

function keyOf(element: Element): string | null {
  return element.getAttribute('data-key');
}
