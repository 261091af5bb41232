import { plural } from '../../core/habits/detector';
import type { Conversation, End } from '../../core/tactics/rehearsal';
import type { Play } from '../../core/tactics/rehearsal-play';
import { topicTitle } from '../../core/tactics/rehearsal-topics';
import { endsSeen, goBackTo, type GymStore } from './gym';
import { Note } from './note';

interface Props {
  store: GymStore;
  conversation: Conversation;
  play: Play;
  end: End;
}

/** What came of it, what could have been said otherwise, and what the user will say. */
export function Debrief({ store, conversation, play: { steps }, end }: Props) {
  const ends = conversation.scenes.filter((scene) => scene.end !== null).length;
  return (
    <>
      <section class="debrief" aria-label="Debrief">
        <h3>{end.title}</h3>
        <p>{end.debrief}</p>
        <p class="faint">{endsSeen(store, conversation)} of {plural(ends, 'ending')} seen.</p>
        <p class="actions"><button type="button" onClick={() => goBackTo(store, conversation, 0)}>Start Again</button></p>
      </section>
      <Note store={store} end={end} />
      <section class="replay" aria-label="Where it could have gone otherwise">
        <h3>Where It Could Have Gone Otherwise</h3>
        <ol>
          {steps.map(({ scene, choice }, index) => (
            <li key={index}>
              <p class="faint">{scene.says === '' ? scene.happens : `${conversation.person}: ${scene.says}`}</p>
              <p class="mine"><b>You:</b> {choice.say}</p>
              <details>
                <summary>{plural(scene.choices.length - 1, 'other answer')}</summary>
                <ul>
                  {scene.choices.filter((other) => other !== choice).map((other) => (
                    <li key={other.say}><p>{other.say}</p><p class="feedback"><b>{topicTitle(other.trains)}</b> {other.feedback}</p></li>
                  ))}
                </ul>
              </details>
              <button type="button" class="link" onClick={() => goBackTo(store, conversation, index)}>Again from Here<span class="for-screen-readers"> (answer {index + 1})</span></button>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
