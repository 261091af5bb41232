import { type Commitment, MOST_COMMITMENTS } from '../../core/commitments/commitment';
import { suggestions } from '../../core/commitments/suggestions';
import type { Review } from '../../core/review/review';
import type { WeeklyDraft } from '../../core/tactics/weekly-review';
import type { FileForm } from '../forms/file-form';
import { Check, TextField } from '../forms/fields';
import type { WeeklyStore } from './form';

/** Up to three promises: out of what fits the findings, or in the user's own words. */
export function Commitments({ store, form, review }: { store: WeeklyStore; form: FileForm<WeeklyDraft>; review: Review }) {
  const { commitments } = form.draft;
  const offered = suggestions(review);
  const others: (Commitment & { why?: string })[] = commitments.filter(({ text }) => !offered.some((each) => each.text === text));
  const isFull = commitments.length >= MOST_COMMITMENTS;
  const isTaken = (text: string) => commitments.some((each) => each.text === text);
  const take = ({ text, check }: Commitment, taken: boolean) => form.edit({ commitments: taken ? [...commitments, { text, check }] : commitments.filter((each) => each.text !== text) });
  const written = store.view.own.replace(/\s+/g, ' ').trim();
  const add = () => {
    if (written === '' || isFull || isTaken(written)) return;
    take({ text: written, check: null }, true);
    store.change({ own: '' });
  };
  return (
    <section aria-labelledby="next">
      <h2 id="next">Until the next review</h2>
      <p class="faint" role="status">{commitments.length === 0 ? `Choose at most ${MOST_COMMITMENTS}. What the history can prove is checked by itself.` : `${commitments.length} of ${MOST_COMMITMENTS} chosen.`}</p>
      <div class="suggestions">
        {[...offered, ...others].map((each) => (
          <Check
            key={each.text}
            label={<bdi>{each.text}</bdi>}
            help={[each.why, each.check === null ? 'you will be asked' : 'checked by the history'].filter(Boolean).join('; ')}
            checked={isTaken(each.text)}
            disabled={isFull && !isTaken(each.text)}
            onChange={(taken) => take(each, taken)}
          />
        ))}
      </div>
      <form
        class="own-commitment"
        aria-label="A commitment in your own words"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField label="In your own words" value={store.view.own} onInput={(own) => store.change({ own })} placeholder="Ask Tariq how on-call went" />
        <button type="submit" aria-disabled={written === '' || isFull}>Add</button>
      </form>
    </section>
  );
}
