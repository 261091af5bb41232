import { meetingFile } from '../../core/calendar/export/meeting-file';
import { MENTORING } from '../../core/tactics/mentoring/learning-log';
import type { MentoringAction, MentoringOwn } from '../../protocol/mentoring-panel';
import { exportEvent, fileName } from './calendar-export';
import type { TacticSide } from './tactic-panel';

/** The same that invitations to zones remember. */
const OWN_ADDRESS = 'codeRefuge.ownAddress';

/** Reverse mentoring: somebody of the team teaches the user for an hour. */
export const MENTORING_SIDE: TacticSide<MentoringOwn, MentoringAction> = {
  id: 'mentoring',
  files: async (folder) => [await folder.read(MENTORING)],
  own({ analysis: { state }, memory }) {
    const known = state.kind === 'ready' ? state.review.me.map(({ email }) => email) : [];
    // No-reply addresses of hosting services belong to no calendar.
    return { address: memory.get<string>(OWN_ADDRESS) ?? known.find((address) => address.includes('@') && !/\bno-?reply\b/i.test(address)) ?? '' };
  },
  async act({ key, organizer, attendee, ...meeting }, ground) {
    const others = attendee === '' || attendee.toLowerCase() === organizer.toLowerCase() ? null : { organizer, attendees: [attendee] };
    if (others !== null) await ground.memory.update(OWN_ADDRESS, organizer);
    await exportEvent(ground, `mentoring ${key}`, fileName(meeting.title, '.ics'), (identity, setting) => meetingFile({ ...meeting, ...identity }, others, setting));
  },
};
