import { TextField } from '../forms/fields';
import type { PortfolioStore } from './form';

/** When to be reminded: once a month, quietly. */
export function Reminder({ store }: { store: PortfolioStore }) {
  const { reminder } = store.state!.own;
  const remind = (day: number) => store.post({ type: 'own', action: { type: 'remind', day } });
  return (
    <section aria-labelledby="reminder">
      <h2 id="reminder">Reminder</h2>
      {reminder === 0 ? (
        <p><button type="button" onClick={() => remind(1)}>Remind Me on the First of Each Month</button> <span class="faint">Once, at nine, quietly.</span></p>
      ) : (
        <>
          <TextField label="Day of the month" type="number" value={String(reminder)} help="At nine; in a shorter month, its last day." onInput={(value) => /^(?:[1-9]|[12]\d|3[01])$/.test(value) && remind(Number(value))} />
          <button type="button" class="link" onClick={() => remind(0)}>No reminder</button>
        </>
      )}
    </section>
  );
}
