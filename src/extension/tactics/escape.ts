import { randomUUID } from 'node:crypto';
import { inviteToZone, publishZones } from '../../core/calendar/export/calendar-file';
import { identify, type ZoneIdentity } from '../../core/calendar/export/identity';
import { SYSTEM_TIME } from '../../core/calendar/zone';
import { ESCAPE_PLAN } from '../../core/tactics/escape/escape-plan';
import { POSTMORTEM_FOLDER } from '../../core/tactics/escape/postmortem';
import { RUNBOOK_FOLDER } from '../../core/tactics/escape/runbook';
import type { SystemBlock } from '../../core/tactics/escape/system-blocks';
import type { EscapeAction, EscapeOwn } from '../../protocol/escape-panel';
import { askForPeople } from '../zones-panel/people';
import { exportFile } from './export-file';
import type { TacticGround, TacticSide } from './tactic-panel';

const IDENTITIES = 'codeRefuge.systemTimeIdentities';
const KIND = { name: SYSTEM_TIME, category: SYSTEM_TIME, description: 'Time that is kept for the system, every week: tests, logs that say what is wrong, runbooks, and repairs that run by themselves.' };
const FILE = 'system-time.ics';

/** The escape plan: booked time, the hottest files, runbooks and postmortems. */
export const ESCAPE: TacticSide<EscapeOwn, EscapeAction> = {
  id: 'escape',
  files: async (folder) => [await folder.read(ESCAPE_PLAN), ...(await folder.readAll(RUNBOOK_FOLDER, '.md')), ...(await folder.readAll(POSTMORTEM_FOLDER, '.md'))],
  own: ({ configuration: { settings } }) => ({ workingHours: settings.workingHours, zones: settings.noCodeZones }),
  async act({ type, blocks }, ground) {
    if (type === 'export') await exportBlocks(blocks, ground);
    else await inviteTo(blocks, ground);
  },
};

async function exportBlocks(blocks: readonly SystemBlock[], ground: TacticGround): Promise<void> {
  const identities = identitiesOf(blocks, ground);
  const text = publishZones(identities, settingOf(ground), KIND);
  if (await exportFile({ name: FILE, text }, 'Open it in your calendar, or import it there.')) await ground.memory.update(IDENTITIES, identities);
}

/** One file for each block: all events of an invitation share one UID. */
async function inviteTo(blocks: readonly SystemBlock[], ground: TacticGround): Promise<void> {
  const { state } = ground.analysis;
  const invitation = await askForPeople(ground.memory, state.kind === 'ready' ? state.review.me.map(({ email }) => email) : []);
  if (invitation === null) return;
  // Nobody can accept an invitation of their own.
  if (invitation.attendees.length === 0) return exportBlocks(blocks, ground);
  const identities = identitiesOf(blocks, ground);
  for (const [index, identity] of identities.entries()) {
    const name = identities.length === 1 ? 'system-time-invitation.ics' : `system-time-invitation-${index + 1}.ics`;
    if (!(await exportFile({ name, text: inviteToZone(identity, invitation, settingOf(ground), KIND) }, 'Send it to those you invite.'))) return;
    await ground.memory.update(IDENTITIES, identities);
  }
}

/** A file imported again updates what the last one brought. */
function identitiesOf(blocks: readonly SystemBlock[], { memory, time }: TacticGround): ZoneIdentity[] {
  const zones = blocks.map((block) => ({ title: SYSTEM_TIME, hold: false, ...block }));
  return identify(zones, memory.get<ZoneIdentity[]>(IDENTITIES, []), settingOf({ time }).now, () => `${randomUUID()}@code-refuge`);
}

function settingOf({ time }: Pick<TacticGround, 'time'>): { timeZone: string; now: number } {
  return { timeZone: time.timeZone, now: Math.floor(time.now().getTime() / 1000) };
}
