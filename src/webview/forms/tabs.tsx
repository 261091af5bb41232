import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

interface Props<Tab extends string> {
  label: string;
  tabs: readonly { id: Tab; title: string }[];
  shown: Tab;
  onShow: (tab: Tab) => void;
  children: ComponentChildren;
}

/** Parts of a panel of which one is shown; the arrow keys go from one to the next (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
export function Tabs<Tab extends string>({ label, tabs, shown, onShow, children }: Props<Tab>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = (tabs.findIndex((tab) => tab.id === shown) + step + tabs.length) % tabs.length;
    onShow(tabs[index]!.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" id={`${id}-${tab.id}`} aria-selected={tab.id === shown} aria-controls={`${id}-panel`} tabIndex={tab.id === shown ? 0 : -1} onClick={() => onShow(tab.id)}>{tab.title}</button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>{children}</div>
    </>
  );
}
