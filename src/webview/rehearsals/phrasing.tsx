import { TextArea } from '../forms/fields';
import type { GymStore } from './gym';
import { Wording } from './wording';

/** Weighs a sentence before it is said. */
export function Phrasing({ store }: { store: GymStore }) {
  const { sentence } = store.view;
  const set = (value: string) => store.change({ sentence: value });
  return (
    <section class="phrasing" aria-label="Weigh a sentence">
      <h2>Weigh a Sentence</h2>
      <TextArea label="What you are about to say or send" help="It stays on this machine. The words that are looked for are those that are marked in review comments." value={sentence} rows={4} onInput={set} />
      <Wording text={sentence} allowed={store.state!.own.allowed} onChange={set} emptyHanded="Nothing in it is on the list. That says nothing about whether it is true, needed, and said to the right person." />
      <div class="actions">
        <button type="button" disabled={sentence.trim() === ''} onClick={() => store.post({ type: 'copy', text: sentence })}>Copy</button>
        <button type="button" onClick={() => store.post({ type: 'own', action: 'wordList' })}>The Word List</button>
      </div>
    </section>
  );
}
