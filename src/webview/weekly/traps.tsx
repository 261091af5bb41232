import { STATUS_WORDS } from '../../core/review/phrases';
import type { Review } from '../../core/review/review';
import { trapsOf } from '../../core/review/traps';
import type { WeeklyStore } from './form';
import { EvidenceButton } from './outcomes';

/** The five traps, each with its status, its strongest evidence and one next step. */
export function Traps({ store, review }: { store: WeeklyStore; review: Review }) {
  return (
    <section aria-labelledby="traps">
      <h2 id="traps">The five traps</h2>
      <ul class="traps">
        {trapsOf(review).map(({ trap, title, status, strongest, text, step, next }) => {
          const [evidence] = strongest?.evidence ?? [];
          return (
            <li key={trap} class={status}>
              <h3>{title} <span class="status">{STATUS_WORDS[status]}</span></h3>
              <p>{text}</p>
              {evidence !== undefined && <p><EvidenceButton store={store} evidence={evidence} /></p>}
              <p><strong>Next</strong> <bdi>{step}</bdi></p>
              {next !== null && <p><button type="button" onClick={() => store.post({ type: 'openTactic', tactic: next.id })}>{next.title}</button></p>}
            </li>
          );
        })}
      </ul>
      <button type="button" class="link" onClick={() => store.post({ type: 'openReview' })}>The whole report</button>
    </section>
  );
}
