import type { Busy, Visibility } from '../zone';
import type { Component, ContentLine } from './content-lines';
import { DAY, type DateValue, type Duration, midnight, readDate, readDuration } from './date-values';
import { datesOf, parameter, PropertyError, shorten, textsOf, valuesOf, wordOf } from './property';
import { readRule, type Rule } from './rule';

/** One VEVENT: an event, or what is different about some occurrences of one (an override). */
export interface EventPart {
  uid: string;
  title: string;
  /** Line of the file on which it begins. */
  line: number;
  start: DateValue;
  /** How long it lasts: to a DTEND, for a DURATION; `null` where neither says. */
  end: DateValue | Duration | null;
  rules: Rule[];
  /** EXRULE, of old files: what the rules give and shall not. */
  exceptRules: Rule[];
  added: AddedDate[];
  except: DateValue[];
  /** RECURRENCE-ID: which occurrence it takes the place of; `null` for an event itself. */
  replaces: DateValue | null;
  /** RANGE=THISANDFUTURE: of all later ones too. */
  andFuture: boolean;
  cancelled: boolean;
  /** Which of two with the same UID is the newer: SEQUENCE, then LAST-MODIFIED or DTSTAMP. */
  sequence: number;
  modified: string;
  categories: readonly string[];
  busy: Busy;
  visibility: Visibility;
}

/** An RDATE; a PERIOD brings its own end. */
export interface AddedDate {
  start: DateValue;
  end: DateValue | Duration | null;
}

/** Tells what is wrong with an event: on which line, by which name the event goes, and what was done about it. */
export type Complain = (line: number, name: string, what: string) => void;

/** UTF-16 units of a title that are kept. */
const LONGEST_TITLE = 200;

/** Reads a VEVENT; `null` where it has no place in time. */
export function readEvent(component: Component, complain: Complain): EventPart | null {
  const { lines } = component;
  const lineOf = (name: string) => lines.find((line) => line.name === name);
  const linesOf = (name: string) => lines.filter((line) => line.name === name);
  const summary = lineOf('SUMMARY');
  const title = summary ? cleanTitle(textsOf(summary)[0] ?? '') : '';
  const uid = lineOf('UID')?.text.slice(4).trim() ?? '';
  const tell = (number: number, what: string) => complain(number, nameOf(title, uid), what);
  /** What a property says, or `otherwise` where it can't be read, which is told. */
  const attempt = <T>(line: ContentLine | undefined, read: (line: ContentLine) => T, otherwise: T, consequence: string): T => {
    if (line === undefined) return otherwise;
    try {
      return read(line);
    } catch (error) {
      if (!(error instanceof PropertyError)) throw error;
      tell(line.number, `its ${line.name} can’t be used (${error.message}), so ${consequence}`);
      return otherwise;
    }
  };
  const one = (line: ContentLine): DateValue => {
    const [date] = datesOf(line);
    if (date === undefined) throw new PropertyError(line, 'it is empty');
    return date;
  };
  const many = <T>(name: string, read: (line: ContentLine) => T[], consequence: string): T[] =>
    linesOf(name).flatMap((line) => attempt(line, read, [], consequence));
  /** Dates one by one, so that one that can't be read takes no other with it. */
  const list = <T>(name: string, read: (value: string, tzid: string | null) => T | null, consequence: string): T[] =>
    linesOf(name).flatMap((line) => {
      const tzid = parameter(line, 'TZID');
      return valuesOf(line).flatMap((value) => {
        const date = read(value, tzid);
        if (date === null) tell(line.number, `its ${line.name} has “${shorten(value)}”, which is no date, so ${consequence}`);
        return date === null ? [] : [date];
      });
    });

  const cancelled = lineOf('STATUS') !== undefined && wordOf(lineOf('STATUS')!) === 'CANCELLED';
  const recurrence = lineOf('RECURRENCE-ID');
  const replaces = attempt(recurrence, one, null, 'it stands by itself');
  const unplaced = 'it is left out';
  const written = lineOf('DTSTART');
  // A cancelled occurrence need not say when it would have been.
  const start = written ? attempt<DateValue | null>(written, one, null, unplaced) : cancelled ? replaces : null;
  if (start === null) {
    if (written === undefined) tell(component.number, `it has no DTSTART, so ${unplaced}`);
    return null;
  }
  const end = attempt<DateValue | null>(lineOf('DTEND'), one, null, 'it ends when it begins');
  const duration = attempt(lineOf('DURATION'), (line) => durationOf(line), null, 'it ends when it begins');
  const part: EventPart = {
    uid,
    title,
    line: component.number,
    start,
    end: end ?? duration,
    rules: many('RRULE', (line) => [readRule(line)], 'only its first date and those that are listed are known'),
    exceptRules: many('EXRULE', (line) => [readRule(line)], 'it is as if it were not there'),
    added: list('RDATE', addedDate, 'that date is left out'),
    except: list('EXDATE', readDate, 'that date is not taken out'),
    replaces,
    andFuture: recurrence !== undefined && parameter(recurrence, 'RANGE')?.toUpperCase() === 'THISANDFUTURE',
    cancelled,
    sequence: Number.parseInt(lineOf('SEQUENCE') ? wordOf(lineOf('SEQUENCE')!) : '0', 10) || 0,
    modified: wordOf(lineOf('LAST-MODIFIED') ?? lineOf('DTSTAMP') ?? EMPTY),
    categories: linesOf('CATEGORIES').flatMap(textsOf).map((each) => each.trim()).filter((each) => each !== ''),
    busy: busyOf((name) => (lineOf(name) ? wordOf(lineOf(name)!) : '')),
    visibility: visibilityOf(lineOf('CLASS')),
  };
  if (lineOf('X-MICROSOFT-CDO-ALLDAYEVENT') && wordOf(lineOf('X-MICROSOFT-CDO-ALLDAYEVENT')!) === 'TRUE') makeAllDay(part);
  // Events without a UID are none of each other's kin.
  if (part.uid === '') part.uid = `${part.start.wall} ${title}`;
  return part;
}

/** How a message names an event. */
export function nameOf(title: string, uid: string): string {
  return title === '' ? (uid === '' ? 'an event without a title' : `the event ${shorten(uid)}`) : `“${shorten(title)}”`;
}

const EMPTY: ContentLine = { name: '', text: '', number: 0 };

function durationOf(line: ContentLine): Duration {
  const duration = readDuration(line.text.slice(line.text.lastIndexOf(':') + 1));
  if (duration === null) throw new PropertyError(line, 'it is no duration');
  return duration;
}

/** RDATE has dates, or periods: a start and an end or a duration (RFC 5545, 3.8.5.2). */
function addedDate(value: string, tzid: string | null): AddedDate | null {
  const [from, to] = value.split('/');
  const start = readDate(from!, tzid);
  const end = to === undefined ? null : (readDuration(to) ?? readDate(to, tzid));
  return start === null || (to !== undefined && end === null) ? null : { start, end };
}

/** Outlook writes some all-day events as times from midnight to midnight, and says so beside them. */
function makeAllDay(part: EventPart): void {
  const { start, end } = part;
  const isMidnight = (date: DateValue) => date.form === 'local' && date.wall === midnight(date.wall);
  if (!isMidnight(start) || end === null || !('wall' in end) || !isMidnight(end)) return;
  const asDay = (date: DateValue): DateValue => (date.form === 'local' ? { form: 'date', wall: midnight(date.wall), tzid: null } : date);
  Object.assign(part, { start: asDay(start), end: asDay(end), except: part.except.map(asDay), added: part.added.map((each) => ({ start: asDay(each.start), end: null })) });
}

/** One line of readable text, cut where nobody reads on. */
function cleanTitle(text: string): string {
  const line = text.slice(0, 20 * LONGEST_TITLE).replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, LONGEST_TITLE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const MICROSOFT_BUSY: Record<string, Busy> = {
  FREE: 'free',
  TENTATIVE: 'tentative',
  BUSY: 'busy',
  OOF: 'out-of-office',
  OUTOFOFFICE: 'out-of-office',
  WORKINGELSEWHERE: 'elsewhere',
};

/** Microsoft's word first, since it says more than TRANSP, which has but two. */
function busyOf(word: (name: string) => string): Busy {
  const microsoft = MICROSOFT_BUSY[word('X-MICROSOFT-CDO-BUSYSTATUS')] ?? MICROSOFT_BUSY[word('X-MICROSOFT-CDO-INTENDEDSTATUS')];
  if (microsoft !== undefined) return microsoft;
  if (word('TRANSP') === 'TRANSPARENT') return 'free';
  return word('STATUS') === 'TENTATIVE' ? 'tentative' : 'busy';
}

/** An unknown class counts as private (RFC 5545, 3.8.1.3). */
function visibilityOf(line: ContentLine | undefined): Visibility {
  const word = line === undefined ? 'PUBLIC' : wordOf(line);
  return word === 'PUBLIC' || word === '' ? 'public' : word === 'CONFIDENTIAL' ? 'confidential' : 'private';
}

/** Days that a DTEND or DURATION of an all-day event spans; one where neither says. */
export function daysOf(start: DateValue, end: DateValue | Duration | null): number {
  if (end === null) return 1;
  const days = 'wall' in end ? Math.ceil((end.wall - start.wall) / DAY) : end.days + Math.ceil(end.seconds / DAY);
  return Math.max(1, days);
}
