import { plural } from '../../core/habits/detector';
import { localDate } from '../../core/review/phrases';
import { pieceName, type StoryGroup } from '../../core/tactics/story-groups';
import type { AnyStore } from '../forms/panel-store';

interface Props {
  store: AnyStore;
  groups: readonly StoryGroup[];
  several: boolean;
  /** What the button of a group says. */
  pick: string;
  onPick: (group: StoryGroup) => void;
  all: boolean;
  onAll: () => void;
}

const FIRST = 8;

/** Merged work that belongs together, to begin a story from. */
export function GroupList({ store, groups, several, pick, onPick, all, onAll }: Props) {
  const shown = all ? groups : groups.slice(0, FIRST);
  return (
    <>
      <ul class="stories">
        {shown.map((group) => (
          <li key={group.id}>
            <div class="story-head">
              <h3><bdi>{group.title}</bdi></h3>
              <button type="button" aria-label={`${pick}: ${group.title}`} onClick={() => onPick(group)}>{pick}</button>
            </div>
            <p class="faint">{group.by === 'initiative' && 'Initiative, '}{plural(group.pieces.length, 'piece')} of work, by <bdi>{people(group)}</bdi></p>
            <details>
              <summary>{group.pieces.length === 1 ? 'The work' : `The ${group.pieces.length} pieces`}<span class="for-screen-readers"> of {group.title}</span></summary>
              <ul class="evidence-list">
                {group.pieces.map((piece) => (
                  <li key={piece.commit}>
                    <button type="button" class="link" onClick={() => store.post({ type: 'openCommit', repository: piece.repository, commit: piece.commit })}>
                      {localDate(piece.time)} <span class="hash">{pieceName(piece, several)}</span> <bdi>{piece.title}</bdi>
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      {shown.length < groups.length && <button type="button" class="link" onClick={onAll}>Show all {groups.length}</button>}
    </>
  );
}

const MOST_NAMES = 6;

function people({ people }: StoryGroup): string {
  const more = people.length - MOST_NAMES;
  return more > 0 ? `${people.slice(0, MOST_NAMES).join(', ')} and others` : people.join(', ');
}
