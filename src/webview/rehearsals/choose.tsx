import type { ComponentChildren } from 'preact';
import { plural } from '../../core/habits/detector';
import { problemText } from '../../core/tactics/documents';
import type { Conversation } from '../../core/tactics/rehearsal';
import { FIRST_OWN, TEMPLATE } from '../../core/tactics/rehearsal-template';
import { type Suggestion, suggest } from '../../core/tactics/rehearsal-suggestions';
import { endsSeen, type GymStore, gymOf, saidIn } from './gym';

/** The conversations to choose from: those that the user's findings call for, the others, and those of the team. */
export function Choose({ store, suggestions }: { store: GymStore; suggestions: readonly Suggestion<Conversation>[] }) {
  const { own, problems } = gymOf(store);
  const { folder, review } = store.state!;
  const [called, others] = [suggestions.filter(({ habit }) => habit !== null), suggestions.filter(({ habit }) => habit === null)];
  return (
    <>
      {called.length > 0 && <Group store={store} title="From Your Review" suggestions={called} />}
      {others.length > 0 && <Group store={store} title={called.length === 0 ? 'Conversations' : 'Others'} suggestions={others} />}
      <Group store={store} title="Of Your Team" suggestions={suggest(own, review)}>
        {problems.length > 0 && (
          <div class="problems" role="group" aria-label="Conversations with mistakes">
            <ul>
              {problems.map((problem, index) => (
                <li key={index}>
                  {problemText({ folder }, problem)}{' '}
                  {/\.ya?ml$/i.test(problem.file) && <button type="button" class="link" onClick={() => store.post({ type: 'openDocument', file: problem.file })}>Open<span class="for-screen-readers"> {problem.file}</span></button>}
                </li>
              ))}
            </ul>
          </div>
        )}
        <p class="actions">
          <button type="button" onClick={() => void beginOwn(store)}>Write One</button>
          <button type="button" onClick={() => store.post({ type: 'own', action: 'describe' })}>How to Write One</button>
        </p>
        <p class="faint">Conversations of your own are files <span class="path">{folder}/rehearsals/*.yaml</span>; what is wrong in one is told here, and by <code>code-refuge rehearsals check</code>.</p>
      </Group>
    </>
  );
}

/** Puts a small conversation into the user's folder to begin with, unless there is one of that name, and opens it. */
async function beginOwn(store: GymStore): Promise<void> {
  const { kind } = await store.save(FIRST_OWN, TEMPLATE, null);
  if (kind === 'saved' || kind === 'conflict') store.post({ type: 'openDocument', file: FIRST_OWN });
}

function Group({ store, title, suggestions, children }: { store: GymStore; title: string; suggestions: readonly Suggestion<Conversation>[]; children?: ComponentChildren }) {
  return (
    <section class="conversations" aria-label={title}>
      <h2>{title}</h2>
      {suggestions.length > 0 && <ul>{suggestions.map((each) => <Item key={each.conversation.file} store={store} suggestion={each} />)}</ul>}
      {children}
    </section>
  );
}

function Item({ store, suggestion: { conversation, habit } }: { store: GymStore; suggestion: Suggestion<Conversation> }) {
  const { file, title, person, role, aim, scenes } = conversation;
  const ends = scenes.filter(({ end }) => end !== null).length;
  const seen = endsSeen(store, conversation);
  const said = saidIn(store, conversation).length;
  return (
    <li>
      <button type="button" class="conversation" onClick={() => store.change({ page: 'talk', open: file }, `${title}, with ${person}.`)}>
        <strong>{title}</strong>
        <span>{aim}</span>
        <span class="with">{person}. {role}</span>
        {habit !== null && <span class="reason">{habit.title}: {habit.arithmetic}</span>}
        <span class="faint">{[...(said > 0 ? [`${plural(said, 'answer')} given`] : []), seen === 0 ? plural(ends, 'ending') : `${seen} of ${plural(ends, 'ending')} seen`].join(', ')}</span>
      </button>
    </li>
  );
}
