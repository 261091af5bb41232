import supplied from 'rehearsals:supplied';
import type { DocumentProblem } from '../../core/tactics/documents';
import type { Conversation } from '../../core/tactics/rehearsal';
import { parseConversation, type ReadConversation } from '../../core/tactics/rehearsal-parser';
import { problemsWithTitles } from '../../core/tactics/rehearsal-titles';
import { type Play, play, type Step } from '../../core/tactics/rehearsal-play';
import type { RehearsalsAction, RehearsalsOwn } from '../../protocol/rehearsals-panel';
import type { PanelStore } from '../forms/panel-store';
import type { RehearsalsView } from './main';

export type GymStore = PanelStore<RehearsalsOwn, RehearsalsView, RehearsalsAction>;

/** All conversations there are, and what is wrong in the files of the user's folder. */
export interface Gym {
  supplied: Conversation[];
  own: Conversation[];
  problems: DocumentProblem[];
}

const OWN_FILE = /^rehearsals\//;
/** YAML is slow to read, and a state comes with every change of any file. */
const read = new Map<string, { text: string; value: ReadConversation }>();

/** The conversations. There has to be a state. */
export function gymOf(store: GymStore): Gym {
  const { files } = store.state!;
  const team = files.filter(({ name }) => OWN_FILE.test(name)).map(({ name, text }) => parsed(name, text ?? ''));
  const unread = files.flatMap(({ name, problem }) => (problem !== null && /^rehearsals(?:\/|$)/.test(name) ? { file: name, line: null, message: problem, lost: true } : []));
  const own = team.flatMap(({ conversation }) => conversation ?? []);
  const unreadable = new Set(unread.map(({ file }) => file));
  return {
    supplied,
    own,
    problems: [...unread.filter(({ file }, index) => unread.findIndex((each) => each.file === file) === index), ...team.flatMap(({ problems }) => problems).concat(problemsWithTitles(own)).filter(({ file }) => !unreadable.has(file))],
  };
}

function parsed(name: string, text: string): ReadConversation {
  const known = read.get(name);
  if (known?.text === text) return known.value;
  const value = parseConversation(name, text);
  read.set(name, { text, value });
  return value;
}

/** The conversation that is open, as far as it was played; `null` where none is, or its file can't be played any more. */
export function openTalk(store: GymStore): { conversation: Conversation; play: Play } | null {
  if (store.state === null || store.view.page !== 'talk') return null;
  const { own } = gymOf(store);
  const conversation = [...supplied, ...own].find(({ file }) => file === store.view.open);
  return conversation === undefined ? null : { conversation, play: play(conversation, saidIn(store, conversation)) };
}

export function saidIn({ view }: GymStore, { file }: Conversation): readonly Step[] {
  return Object.hasOwn(view.said, file) ? view.said[file]! : [];
}

export function endsSeen({ view }: GymStore, { file, scenes }: Conversation): number {
  const seen = Object.hasOwn(view.ends, file) ? view.ends[file]! : [];
  return scenes.filter(({ id, end }) => end !== null && seen.includes(id)).length;
}

/** Says one of the choices of the moment, by its place from 0, if there is one. */
export function say(store: GymStore, choice: number): void {
  const talk = openTalk(store);
  const chosen = talk?.play.scene.choices[choice];
  if (talk === null || chosen === undefined) return;
  const { conversation, play: before } = talk;
  const said = [...saidIn(store, conversation).slice(0, before.steps.length), { scene: before.scene.id, choice }];
  const { scene } = play(conversation, said);
  const { file, person } = conversation;
  const ends = scene.end === null ? store.view.ends : { ...store.view.ends, [file]: [...new Set([...(store.view.ends[file] ?? []), scene.id])] };
  const spoken = [chosen.reply === '' ? '' : `${person}: ${chosen.reply}`, chosen.feedback, scene.end === null ? '' : `The talk is over: ${scene.end.title}.`];
  store.change({ said: { ...store.view.said, [file]: said }, ends }, spoken.filter((text) => text !== '').join(' '));
}

/** Goes back to where `kept` answers had been given. */
export function goBackTo(store: GymStore, { file }: Conversation, kept: number): void {
  const said = store.view.said[file] ?? [];
  store.change({ said: { ...store.view.said, [file]: said.slice(0, kept) } }, kept === 0 ? 'From the beginning.' : `Back after ${kept} answers.`);
}
