import { useEffect, useRef } from 'preact/hooks';
import { WEEKDAYS } from '../../core/calendar/weekdays';
import { clock } from '../../core/habits/detector';
import { longWeekday } from '../../core/review/phrases';
import { Select, TextField } from '../forms/fields';
import type { WeeklyStore } from './form';

/** What most teams end their week with. */
const FIRST = { day: 5, at: 16 * 60 };

/** When to be reminded: once a week, quietly. */
export function Reminder({ store }: { store: WeeklyStore }) {
  const { reminder } = store.state!.own;
  const { day, at } = reminder ?? FIRST;
  const set = (value: string) => store.post({ type: 'own', action: { type: 'remind', reminder: value } });
  const remind = (days: number, time: number) => set(`${WEEKDAYS[days - 1]} ${clock(time)}`);
  const section = useRef<HTMLElement>(null);
  /** What was pressed goes away with it, and the focus would be nowhere. */
  const follows = useRef(false);
  const isOn = reminder !== null;
  useEffect(() => {
    if (follows.current) section.current?.querySelector<HTMLElement>('select, button')?.focus();
    follows.current = false;
  }, [isOn]);
  const turn = (value: string) => {
    follows.current = true;
    set(value);
  };
  return (
    <section aria-labelledby="reminder" ref={section}>
      <h2 id="reminder">Reminder</h2>
      {reminder === null ? (
        <p><button type="button" onClick={() => turn(`${WEEKDAYS[day - 1]} ${clock(at)}`)}>Remind Me on Fridays at {clock(at)}</button> <span class="faint">Once a week, quietly, unless a review was just held.</span></p>
      ) : (
        <>
          <div class="field-row">
            <Select label="Day" value={WEEKDAYS[day - 1]!} options={WEEKDAYS.map((value, index) => ({ value, label: longWeekday(index + 1) }))} onChange={(value) => remind(WEEKDAYS.indexOf(value) + 1, at)} />
            <TextField label="Time" type="time" value={clock(at)} onInput={(value) => /^\d\d:\d\d$/.test(value) && remind(day, Number(value.slice(0, 2)) * 60 + Number(value.slice(3)))} />
          </div>
          <button type="button" class="link" onClick={() => turn('')}>No reminder</button>
        </>
      )}
    </section>
  );
}
