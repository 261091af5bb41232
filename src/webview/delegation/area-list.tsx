import { localDate } from '../../core/review/phrases';
import type { FollowUp, FollowUpStatus } from '../../core/tactics/follow-up';
import { type Entry, titleOf } from './entries';

interface Props {
  entries: readonly Entry[];
  chosen: Entry;
  several: boolean;
  followUps: Readonly<Record<string, FollowUp>>;
  onChoose: (entry: Entry) => void;
}

const STATUS: Record<FollowUpStatus, string> = {
  moved: 'has moved',
  moving: 'is moving',
  staying: 'still with you',
  shared: 'shared',
  elsewhere: 'with others',
  'too-little': 'too little to say',
  unknown: '',
};

/** The areas, to choose from. */
export function AreaList({ entries, chosen, several, followUps, onChoose }: Props) {
  return (
    <nav aria-label="Areas" class="entry-list">
      <ul>
        {entries.map((entry) => (
          <li key={entry.file}>
            <button type="button" class="entry" aria-current={entry.file === chosen.file} onClick={() => onChoose(entry)}>
              <span class="entry-title"><bdi>{titleOf(entry, several)}</bdi></span>
              <span class="faint">{lineOf(entry, followUps[entry.file])}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function lineOf({ handOver, planned }: Entry, followUp: FollowUp | undefined): string {
  if (handOver === null) return planned === null ? '' : `${planned.soleFiles} of ${planned.files} files are yours alone`;
  const who = handOver.successor === '' ? 'no successor yet' : `to ${handOver.successor}${handOver.start === '' ? '' : ` from ${localDate(handOver.start)}`}`;
  const status = followUp === undefined ? '' : STATUS[followUp.status];
  return status === '' ? who : `${who}: ${status}`;
}
