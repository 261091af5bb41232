import { parseMoment } from '../core/calendar/moment';
import type { Assessment } from '../core/analyze';
import type { MaterialName, MaterialQuestion, Materials, MaterialValue } from '../core/tactics/materials';
import { since } from '../core/tactics/since';
import { hotFiles } from '../core/tactics/escape/hot-files';
import { followUps } from '../core/tactics/follow-up';
import { weekFigures } from '../core/tactics/shadow-week';
import { initiativesWork } from '../core/tactics/initiative-work';
import { checkedOut } from './checked-out';
import { findMergedWork } from './merged-work';
import { findMentors } from './mentors';

/** What materials are made from: the last analysis, and the git program for what it hasn't read. */
export interface Ground {
  assessment: Assessment;
  git: string;
}

type Maker<Name extends MaterialName> = (ground: Ground, parameters: Materials[Name]['parameters']) => Materials[Name]['value'] | Promise<Materials[Name]['value']>;

/** One for each material: a name without a maker does not compile. */
const MAKERS: { [Name in MaterialName]: Maker<Name> } = {
  since: ({ assessment }, { from }) => {
    const moment = parseMoment(from);
    return moment && since(assessment, moment);
  },
  promised: ({ assessment }, { file, at }) => {
    const held = assessment.documents.reviews.find((each) => each.file === file);
    const moment = parseMoment(at);
    return held === undefined || moment === null ? null : assessment.promised(held, moment);
  },
  'merged-work': ({ assessment, git }, { weeks }) => findMergedWork(assessment, weeks, git),
  'team-weeks': ({ assessment }) => weekFigures(assessment),
  mentors: ({ assessment, git }) => findMentors(assessment, git),
  'follow-ups': ({ assessment }, { handOvers }) => followUps(assessment, handOvers),
  'hot-files': ({ assessment }, { files }) => hotFiles(assessment, files),
  'initiatives-work': ({ assessment }) => initiativesWork(assessment),
  'checked-out': ({ assessment, git }) => checkedOut(assessment, git),
};

export async function makeMaterial(ground: Ground, { name, parameters }: MaterialQuestion): Promise<MaterialValue> {
  const maker = MAKERS[name] as Maker<MaterialName>;
  return maker(ground, parameters);
}
