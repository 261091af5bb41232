/** One content line, unfolded (RFC 5545, 3.1). */
export interface ContentLine {
  /** Name of the property, in capitals. */
  name: string;
  /** The whole line: name, parameters and value. */
  text: string;
  /** Line of the file on which it begins, counted from 1. */
  number: number;
}

/** A component, with the properties that are read here and the components inside that are. */
export interface Component {
  name: string;
  number: number;
  lines: ContentLine[];
  parts: Component[];
}

/** What a text holds, whole components alone. */
export interface Contents {
  calendars: Component[];
  /** Components that another one or the end of the text cut off; those inside them that are whole are kept. */
  cut: Component[];
}

/** The properties that are read, by component. Nothing else can break an event, or cost more than a look at its name. */
const READ: Record<string, ReadonlySet<string>> = {
  VCALENDAR: new Set(['VERSION', 'METHOD', 'NAME', 'X-WR-CALNAME']),
  VTIMEZONE: new Set(['TZID', 'X-LIC-LOCATION']),
  STANDARD: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
  DAYLIGHT: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
  VEVENT: new Set(
    ('UID SUMMARY DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID STATUS TRANSP CLASS CATEGORIES SEQUENCE ' +
      'DTSTAMP LAST-MODIFIED X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-CDO-INTENDEDSTATUS X-MICROSOFT-CDO-ALLDAYEVENT').split(' '),
  ),
};
/** Components that stand in a calendar itself, so that one that begins ends the one before it. */
const TOP = new Set(['VEVENT', 'VTIMEZONE', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VAVAILABILITY']);
const LISTS = new Set(['RDATE', 'EXDATE']);

/** No real component lies deeper than an alarm in an event of a calendar. */
const DEEPEST = 8;
/** Characters of one line that are kept: lists of dates may be long, of a text no more is shown than its beginning. */
const LONGEST_LIST = 1 << 24;
const LONGEST = 20_000;

/** Cut components that are remembered; a text with more of them is junk. */
const MOST_CUT = 10_000;

/** Splits a text into components, in one pass over it. Lines may end in CR LF, LF or CR. */
export function readComponents(text: string): Contents {
  const reader = new ComponentReader();
  let lineFeed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  for (let at = 0, number = 1; at < text.length; number++) {
    if (lineFeed >= 0 && lineFeed < at) lineFeed = text.indexOf('\n', at);
    if (carriage >= 0 && carriage < at) carriage = text.indexOf('\r', at);
    const end = Math.min(lineFeed < 0 ? text.length : lineFeed, carriage < 0 ? text.length : carriage);
    reader.read(text, at, end, number);
    at = end + (end === carriage && lineFeed === end + 1 ? 2 : 1);
  }
  return reader.end();
}

class ComponentReader {
  private readonly contents: Contents = { calendars: [], cut: [] };
  private readonly open: Component[] = [];
  /** The line that may go on; `null` where nothing of it is read. */
  private line: ContentLine | null = null;

  read(text: string, from: number, to: number, number: number): void {
    const first = text.charCodeAt(from);
    if (to > from && (first === 32 || first === 9)) {
      if (this.line !== null && this.line.text.length < longest(this.line.name)) this.line.text += text.slice(from + 1, to);
      return;
    }
    this.finish();
    const begin = first === 0xfeff ? from + 1 : from;
    const name = nameOf(text, begin, to);
    // A name may itself be folded; then it is not known yet.
    const whole = name.length < to - begin;
    if (begin < to && (!whole || this.isRead(name))) this.line = { name: whole ? name : '', text: text.slice(begin, Math.min(to, begin + longest(name))), number };
  }

  end(): Contents {
    this.finish();
    this.close(0, true);
    return this.contents;
  }

  private isRead(name: string): boolean {
    if (name === 'BEGIN' || name === 'END') return true;
    const inside = this.open.at(-1);
    return inside !== undefined && READ[inside.name]?.has(name) === true;
  }

  private finish(): void {
    const line = this.line;
    this.line = null;
    if (line === null) return;
    if (line.name === '') line.name = nameOf(line.text, 0, line.text.length);
    if (!this.isRead(line.name) || line.name.length === line.text.length) return;
    const value = line.text.slice(line.name.length + 1).trim().toUpperCase();
    if (line.name === 'BEGIN') this.begin(value, line.number);
    else if (line.name === 'END') this.ends(value);
    else this.open.at(-1)?.lines.push(line);
  }

  private begin(name: string, number: number): void {
    if (name === 'VCALENDAR') this.close(0, true);
    if (TOP.has(name)) {
      if (this.open.length === 0) this.open.push(component('VCALENDAR', number));
      this.close(1, true);
    }
    if (this.open.length < DEEPEST) this.open.push(component(name, number));
  }

  private ends(name: string): void {
    const at = this.open.map((each) => each.name).lastIndexOf(name);
    if (at < 0) return;
    this.close(at + 1, true);
    this.close(at, false);
  }

  /** Closes the open components down to a depth; those that are cut off lose only themselves. */
  private close(depth: number, cut: boolean): void {
    while (this.open.length > depth) {
      const closed = this.open.pop()!;
      if (cut && this.contents.cut.length < MOST_CUT && (closed.name === 'VCALENDAR' || TOP.has(closed.name))) this.contents.cut.push(closed);
      if (closed.name === 'VCALENDAR') this.contents.calendars.push(closed);
      else if (!cut && READ[closed.name]) this.open.at(-1)?.parts.push(closed);
    }
  }
}

function component(name: string, number: number): Component {
  return { name, number, lines: [], parts: [] };
}

function longest(name: string): number {
  return LISTS.has(name) || name === '' ? LONGEST_LIST : LONGEST;
}

/** What stands before the first `:` or `;`, in capitals, and never more than a name may be long. */
function nameOf(text: string, from: number, to: number): string {
  const last = Math.min(to, from + 64);
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 58 || code === 59) return text.slice(from, at).trim().toUpperCase();
  }
  return text.slice(from, to === last ? to : last);
}
