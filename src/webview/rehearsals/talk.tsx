import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Conversation, Scene } from '../../core/tactics/rehearsal';
import { moodWord, type Play, type PlayedStep, trustWord } from '../../core/tactics/rehearsal-play';
import { topicTitle } from '../../core/tactics/rehearsal-topics';
import { Debrief } from './debrief';
import { goBackTo, type GymStore, say } from './gym';

/** A conversation, as far as it has come. */
export function Talk({ store, conversation, play }: { store: GymStore; conversation: Conversation; play: Play }) {
  const { title, person, role, situation, aim } = conversation;
  const { steps, scene, feeling } = play;
  const heading = useRef<HTMLHeadingElement>(null);
  const now = useRef<HTMLElement>(null);
  const shown = useRef(steps.length);
  useLayoutEffect(() => {
    // The card that was chosen is gone with the list, and reading begins with the title. A talk that is open again after
    // a reload takes no focus that the panel hasn't.
    if (document.hasFocus() && document.activeElement === document.body) heading.current?.focus();
  }, []);
  useLayoutEffect(() => {
    // The button that was pressed is gone; without this the keyboard would begin at the top again, and a key pressed
    // before the next picture is drawn would be lost.
    if (shown.current !== steps.length) goTo(now.current!);
    shown.current = steps.length;
  }, [steps.length]);
  const earlier = steps.slice(0, -1);
  const last = steps.at(-1);
  return (
    <article class="talk" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      <p><strong>{person}</strong>. {role}</p>
      <details class="situation" open={steps.length === 0}>
        <summary>The situation</summary>
        <p>{situation}</p>
        <p class="aim"><strong>What for:</strong> {aim}</p>
      </details>
      {earlier.length > 0 && (
        <details class="earlier" data-key="earlier">
          <summary>What was said before ({earlier.length})</summary>
          <ol>{earlier.map((step, index) => <li key={index}><Moment scene={step.scene} person={person} /><Said step={step} person={person} /></li>)}</ol>
        </details>
      )}
      <section class="now" ref={now} tabIndex={-1} aria-label="Now">
        {last !== undefined && <><Moment scene={last.scene} person={person} /><Said step={last} person={person} /></>}
        <Moment scene={scene} person={person} current />
        {/* An ending tells of what came weeks later. */}
        <p class="feeling faint">{scene.end === null ? <>{person} is <strong>{moodWord(feeling)}</strong>; trust is <strong>{trustWord(feeling)}</strong>.</> : <>When you parted, {person} was <strong>{moodWord(feeling)}</strong>; trust was <strong>{trustWord(feeling)}</strong>.</>}</p>
        {scene.end === null && (
          <div class="answers" role="group" aria-label="What do you say?">
            {scene.choices.map((choice, index) => (
              <button key={`${scene.id} ${index}`} type="button" class="answer" aria-keyshortcuts={String(index + 1)} onClick={() => say(store, index)}>
                <kbd aria-hidden="true">{index + 1}</kbd>
                <span>{choice.say}</span>
              </button>
            ))}
          </div>
        )}
      </section>
      {scene.end === null && (
        <p class="actions">
          {steps.length > 0 && <button type="button" onClick={() => goBackTo(store, conversation, steps.length - 1)}>Take Back the Last Answer</button>}
          {steps.length > 1 && <button type="button" onClick={() => goBackTo(store, conversation, 0)}>Start Again</button>}
          <span class="faint">Answer with the number keys or a click.</span>
        </p>
      )}
      {scene.end !== null && <Debrief store={store} conversation={conversation} play={play} end={scene.end} />}
    </article>
  );
}

/** Moves the focus to the moment, and what is to be seen with it where its answers would be below the window. */
function goTo(moment: HTMLElement): void {
  moment.focus({ preventScroll: true });
  const { top, bottom } = moment.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) moment.scrollIntoView({ block: 'start' });
}

function Moment({ scene: { happens, says }, person, current = false }: { scene: Scene; person: string; current?: boolean }) {
  return (
    <div class={current ? 'moment current' : 'moment'}>
      {happens !== '' && <p class="happens">{happens}</p>}
      {says !== '' && <p class="says"><b>{person}:</b> {says}</p>}
    </div>
  );
}

/** What the user said, what the other answered, and what is to be said of it. */
function Said({ step: { choice, before, after }, person }: { step: PlayedStep; person: string }) {
  const changes = [
    ...(after.mood === before.mood ? [] : [`${person} is ${moodWord(after)} now`]),
    ...(after.trust === before.trust ? [] : [`trust is ${trustWord(after)}`]),
  ].join(', ');
  return (
    <div class="said">
      <p class="mine"><b>You:</b> {choice.say}</p>
      {choice.reply !== '' && <p class="says"><b>{person}:</b> {choice.reply}</p>}
      <p class="feedback"><b>{topicTitle(choice.trains)}</b> {choice.feedback}{changes !== '' && <span class="faint"> {changes[0]!.toUpperCase() + changes.slice(1)}.</span>}</p>
    </div>
  );
}
