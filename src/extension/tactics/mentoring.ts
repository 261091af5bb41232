import { meetingFile } from '../../core/calendar/export/meeting-file';
import { MENTORING } from '../../core/tactics/mentoring/learning-log';
import type { MentoringAction, MentoringOwn } from '../../protocol/mentoring-panel';
import { fileName } from '../save-file';
import { ownAddress, rememberOwnAddress } from '../zones-panel/people';
import { exportEvent } from './calendar-export';
import type { TacticSide } from './tactic-panel';

/** Reverse mentoring: somebody of the team teaches the user for an hour. */
export const MENTORING_SIDE: TacticSide<MentoringOwn, MentoringAction> = {
  id: 'mentoring',
  files: async (folder) => [await folder.read(MENTORING)],
  own({ analysis: { state }, memory }) {
    const known = state.kind === 'ready' ? state.review.me.map(({ email }) => email) : [];
    return { address: ownAddress(memory, known) };
  },
  async act({ key, earlier, organizer, attendee, ...meeting }, ground) {
    const others = attendee === '' || attendee.toLowerCase() === organizer.toLowerCase() ? null : { organizer, attendees: [attendee] };
    if (others !== null) await rememberOwnAddress(ground.memory, organizer);
    const keyOf = (hour: string) => `mentoring ${hour}`;
    await exportEvent(ground, keyOf(key), fileName(meeting.title, '.ics'), (identity, setting) => meetingFile({ ...meeting, ...identity }, others, setting), earlier.toReversed().map(keyOf));
  },
};
