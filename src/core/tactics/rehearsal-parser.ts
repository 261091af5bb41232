import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { plural } from '../habits/detector';
import type { HabitId } from '../habits/habit';
import type { DocumentProblem } from './documents';
import { didYouMean } from './did-you-mean';
import { isEmpty, isNode, nodeOf, PARSING, shown } from './yaml-nodes';
import { yamlProblems } from './yaml-problems';
import { type BoundedField, BOUNDS, type Choice, type Conversation, type End, HIGHEST, LOWEST, MOST_CHOICES, MOST_SCENES, type Scene, type Topic } from './rehearsal';
import { problemsWithPaths } from './rehearsal-paths';
import { HABIT_IDS, isHabit, isTopic, TOPIC_IDS } from './rehearsal-topics';

const CONVERSATION_FIELDS = ['title', 'person', 'role', 'situation', 'aim', 'answers', 'mood', 'trust', 'scenes'] as const;
const CHOICE_FIELDS = ['say', 'reply', 'feedback', 'trains', 'mood', 'trust', 'to'] as const;
const TALK_FIELDS = ['happens', 'says', 'choices'] as const;
const END_FIELDS = ['happens', 'says', 'ending', 'debrief', 'ask'] as const;

const MOST_PROBLEMS = 50;
/** YAML is slow to read, and a conversation with all texts at their longest has fewer. */
const MOST_CHARACTERS = 300_000;

/** A file of a conversation, read. */
export interface ReadConversation {
  /** `null` where something is wrong with which it can't be played. */
  conversation: Conversation | null;
  /** Those with `lost` are why there is no conversation; with the others it can be played. */
  problems: DocumentProblem[];
}

/** Reads and checks a conversation (docs/rehearsals.md). All problems are told, each with its line. */
export function parseConversation(file: string, text: string): ReadConversation {
  const reader = new ConversationReader(file);
  const conversation = reader.read(text);
  return { conversation: reader.problems.some(({ lost }) => lost) ? null : conversation, problems: reader.problems };
}

class ConversationReader {
  readonly problems: DocumentProblem[] = [];
  private readonly lines = new LineCounter();

  constructor(private readonly file: string) {}

  read(text: string): Conversation | null {
    if (text.length > MOST_CHARACTERS) {
      this.spoilt(null, `This file has ${text.length} characters; a conversation has ${MOST_CHARACTERS} at most. Shorten it, or make two of it.`);
      return null;
    }
    const document = parseDocument(text.replace(/^\uFEFF/, ''), PARSING(this.lines));
    for (const { line, message } of yamlProblems(text, document.errors, this.lines)) this.spoilt(line, message);
    if (document.errors.length > 0) return null;
    const top: unknown = document.contents;
    if (!isMap(top)) {
      this.spoilt(1, 'There is no conversation here. Begin with "title: …".');
      return null;
    }
    this.checkFields(top, CONVERSATION_FIELDS, 'a conversation');
    const scenes = this.scenes(top);
    return {
      file: this.file,
      title: this.text(top, 'title', 'title'),
      person: this.text(top, 'person', 'person'),
      role: this.text(top, 'role', 'role'),
      situation: this.text(top, 'situation', 'situation'),
      aim: this.text(top, 'aim', 'aim'),
      answers: this.answers(top),
      mood: this.number(top, 'mood', LOWEST, HIGHEST, 3),
      trust: this.number(top, 'trust', LOWEST, HIGHEST, 3),
      scenes,
    };
  }

  private scenes(top: YAMLMap): Scene[] {
    const map = nodeOf(top, 'scenes');
    if (!isMap(map) || map.items.length === 0) {
      this.spoilt(this.lineOf(map) ?? 1, 'There are no scenes. Write "scenes:", and below it a name for each, the first one first.');
      return [];
    }
    if (map.items.length > MOST_SCENES) this.spoilt(this.lineOf(map), `There are ${map.items.length} scenes; a conversation has ${MOST_SCENES} at most.`);
    const scenes: Scene[] = [];
    for (const { key, value } of (map.items as Pair[]).slice(0, MOST_SCENES)) {
      const id = isScalar(key) ? String(key.value).trim() : '';
      const line = this.lineOf(key) ?? 1;
      if (!/^[\w-]{1,40}$/.test(id)) this.spoilt(line, `"${shown(id)}" is no name for a scene. Use letters, digits and hyphens.`);
      else if (scenes.some((scene) => scene.id === id)) this.spoilt(line, `There is a scene "${id}" already. Give this one another name.`);
      else if (!isMap(value)) this.spoilt(line, `The scene "${id}" is empty. Write what happens, what is said, and the choices or the debrief.`);
      else scenes.push(this.scene(id, line, value));
    }
    this.checkWays(scenes, map.items.length);
    return scenes;
  }

  private checkWays(scenes: readonly Scene[], written: number): void {
    const ids = new Set(scenes.map(({ id }) => id));
    const strays = this.targets.filter(({ to }) => !ids.has(to));
    // Of a scene that could not be read the problem is told already.
    if (scenes.length === written) for (const { to, line } of strays) this.spoilt(line, `There is no scene "${shown(to)}" to go to.${didYouMean(to, [...ids]) || ` Write one, or take another of ${listed([...ids])}.`}`);
    if (strays.length === 0 && scenes.length === written && !this.wayless) for (const { line, message } of problemsWithPaths(scenes)) this.spoilt(line, message);
    const [end, ...others] = scenes.filter((scene) => scene.end !== null);
    if (end !== undefined && others.length === 0 && !this.problems.some(({ lost }) => lost)) this.tell(end.line, 'This is the only ending, so it does not matter what one says. Write another one.');
  }

  /** Where choices lead, to be looked up when all scenes are known. */
  private readonly targets: { to: string; line: number }[] = [];
  /** Whether a choice leads nowhere: which ways there are isn't known then. */
  private wayless = false;

  private scene(id: string, line: number, map: YAMLMap): Scene {
    const ends = !isEmpty(nodeOf(map, 'debrief')) || !isEmpty(nodeOf(map, 'ending'));
    const choices = nodeOf(map, 'choices');
    if (ends && !isEmpty(choices)) this.spoilt(this.lineOf(choices) ?? line, `The scene "${id}" ends the talk, so it has no choices. Take the choices out, or the debrief.`);
    this.checkFields(map, ends ? [...END_FIELDS, ...(isEmpty(choices) ? [] : ['choices'])] : TALK_FIELDS, ends ? 'an ending' : 'a scene');
    const happens = this.text(map, 'happens', 'happens', true);
    const says = this.text(map, 'says', 'says', true);
    if (happens === '' && says === '' && isReadable(nodeOf(map, 'happens')) && isReadable(nodeOf(map, 'says'))) this.spoilt(line, `In the scene "${id}" nothing happens and nobody says anything. Write "happens:" or "says:".`);
    return { id, line, happens, says, choices: ends ? [] : this.choices(id, line, choices), end: ends ? this.end(map) : null };
  }

  private end(map: YAMLMap): End {
    return { title: this.text(map, 'ending', 'ending'), debrief: this.text(map, 'debrief', 'debrief'), ask: this.text(map, 'ask', 'ask') };
  }

  private choices(id: string, line: number, list: unknown): Choice[] {
    if (!isSeq(list) || list.items.length === 0) {
      this.spoilt(this.lineOf(list) ?? line, `The scene "${id}" is a dead end: it has neither choices nor a debrief. Write "choices:", or "ending:", "debrief:" and "ask:".`);
      return [];
    }
    if (list.items.length === 1) this.tell(this.lineOf(list), `The scene "${id}" has one choice, which is none. Write two or more.`);
    if (list.items.length > MOST_CHOICES) this.spoilt(this.lineOf(list), `The scene "${id}" has ${list.items.length} choices; ${MOST_CHOICES} are the most.`);
    const choices: Choice[] = [];
    for (const item of list.items.slice(0, MOST_CHOICES)) {
      if (!isMap(item)) {
        this.spoilt(this.lineOf(item) ?? line, 'This is no choice. Write "- say: …", with its other fields below.');
        continue;
      }
      const choice = this.choice(item);
      if (choices.some(({ say }) => say !== '' && say === choice.say)) this.tell(this.lineOf(item), 'This choice says the same as one before it.');
      choices.push(choice);
    }
    return choices;
  }

  private choice(map: YAMLMap): Choice {
    this.checkFields(map, CHOICE_FIELDS, 'a choice');
    const line = this.lineOf(map) ?? 1;
    const to = this.plain(map, 'to');
    if (to === '') {
      this.wayless = true;
      this.spoilt(line, 'This choice leads nowhere. Write "to:" and the name of a scene.');
    } else this.targets.push({ to, line: this.lineOf(nodeOf(map, 'to')) ?? line });
    return {
      say: this.text(map, 'say', 'say'),
      reply: this.text(map, 'reply', 'reply', true),
      feedback: this.text(map, 'feedback', 'feedback'),
      trains: this.trains(map, line),
      mood: this.number(map, 'mood', -2, 2, 0),
      trust: this.number(map, 'trust', -2, 2, 0),
      to,
    };
  }

  private trains(map: YAMLMap, line: number): Topic {
    const text = this.plain(map, 'trains');
    if (isTopic(text)) return text;
    const known = `There are ${TOPIC_IDS.join(', ')}.`;
    const meant = didYouMean(text, TOPIC_IDS);
    if (text === '') this.spoilt(line, `This choice does not say which habit it trains. Write "trains:" and one of them. ${known}`);
    else this.spoilt(this.lineOf(nodeOf(map, 'trains')) ?? line, `"${shown(text)}" is no habit and no trap.${meant || ` ${known}`}`);
    return 'eq-blind-spots';
  }

  private answers(top: YAMLMap): HabitId[] {
    const node = nodeOf(top, 'answers');
    if (isEmpty(node)) return [];
    return (isSeq(node) ? node.items : [node]).flatMap((item) => {
      const text = isScalar(item) ? String(item.value).trim() : '';
      if (isHabit(text)) return text;
      this.tell(this.lineOf(item) ?? this.lineOf(node), `"${shown(text)}" is no habit, so the conversation is not suggested for it. ${didYouMean(text, HABIT_IDS).trim() || `There are ${HABIT_IDS.join(', ')}.`}`);
      return [];
    });
  }

  private checkFields(map: YAMLMap, fields: readonly string[], what: string): void {
    const seen = new Set<string>();
    for (const { key, value } of map.items as Pair[]) {
      const name = isScalar(key) ? String(key.value) : '?';
      if (seen.has(name)) this.tell(this.lineOf(key), `"${shown(name)}" stands here a second time; the first one counts.`);
      else if (!fields.includes(name)) this.tell(this.lineOf(key), `"${shown(name)}" is no field of ${what}, and left out.${didYouMean(name, fields) || strayScene(what, value) || ` There are ${fields.join(', ')}.`}`);
      seen.add(name);
    }
  }

  /** A text that people read, on one line or more paragraphs; too long or too short ones are told. */
  private text(map: YAMLMap, field: string, bounds: BoundedField, optional = false): string {
    const text = this.plain(map, field);
    const [least, most] = BOUNDS[bounds];
    const { length } = text;
    if (length === 0) {
      if (!optional && isReadable(nodeOf(map, field))) this.spoilt(this.lineOf(nodeOf(map, field)) ?? this.lineOf(map), `"${field}" is missing here. Write "${field}: …".`);
    } else if (length < least) this.tell(this.lineOf(nodeOf(map, field)), `"${field}" has ${plural(length, 'character')}; with fewer than ${least} it says too little.`);
    else if (length > most) this.tell(this.lineOf(nodeOf(map, field)), `"${field}" has ${length} characters; more than ${most} are not read in a talk.`);
    return text;
  }

  private plain(map: YAMLMap, field: string): string {
    const node = nodeOf(map, field);
    if (isEmpty(node)) return '';
    if (isScalar(node)) return String(node.value).trim();
    const advice = isAlias(node) ? `"${field}" points to another place by "*". Write the text here once more.` : `"${field}" is no text. Write it behind the colon, or after ">-" on the next line.`;
    this.spoilt(this.lineOf(node) ?? this.lineOf(map), advice);
    return '';
  }

  private number(map: YAMLMap, field: string, least: number, most: number, otherwise: number): number {
    const text = this.plain(map, field);
    if (text === '') return otherwise;
    const value = /^[+-]?\d$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.tell(this.lineOf(nodeOf(map, field)), `"${shown(text)}" is no ${field}: write a whole number from ${least} to ${most}. ${otherwise} is taken for it.`);
    return otherwise;
  }

  private spoilt(line: number | null, message: string): void {
    this.add(line, message, true);
  }

  private tell(line: number | null, message: string): void {
    this.add(line, message, false);
  }

  private add(line: number | null, message: string, lost: boolean): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ file: this.file, line, message, lost });
    else if (this.problems.length === MOST_PROBLEMS) this.problems.push({ file: this.file, line: null, message: 'There are more problems than these.', lost: true });
  }

  private lineOf(node: unknown): number | null {
    return isNode(node) && node.range != null ? this.lines.linePos(node.range[0]).line : null;
  }
}

/** A name within a scene that stands for nothing, or for fields of its own, was meant to be the next one's. */
function strayScene(what: string, value: unknown): string {
  return (what === 'a scene' || what === 'an ending') && (isEmpty(value) || isMap(value)) ? ' If it is the name of a scene, move it to the left, below the names of the others.' : '';
}

/** Of anything else but a text it is told already that it is none. */
function isReadable(node: unknown): boolean {
  return isEmpty(node) || isScalar(node);
}

const MOST_LISTED = 12;

function listed(names: readonly string[]): string {
  return names.length > MOST_LISTED ? `${names.slice(0, MOST_LISTED).join(', ')}, …` : names.join(', ');
}
