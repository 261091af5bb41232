import * as v from 'valibot';
import { WEEKDAYS } from './calendar/weekdays';
import type { Busy, Visibility } from './calendar/zone';
import { problemWithSystemPath } from './paths/path-classes';
import { SYSTEM_CLASSES, type SystemClass } from './paths/system-paths';
import type { WeeklyZone } from './review/review';
import { problemWithPattern, URGENT_FIXES } from './work/urgent-subjects';

/**
 * What the user can set. Times of day are minutes (0 to 1440), weekdays are ISO 8601 numbers, 1 (Monday) to
 * 7 (Sunday). docs/metrics.md says what each one changes.
 */
export interface Settings {
  /** Other e-mail addresses and names of the user, beside those of the git configuration. */
  identities: string[];
  workingHours: { days: number[]; from: number; to: number };
  weekend: number[];
  /** Crosses midnight where `from` is later than `to`. The day rolls over at `to`. */
  lateNight: { from: number; to: number };
  noCodeZones: WeeklyZone[];
  /** Calendar files (`.ics`) and folders of them. A relative path starts at the workspace's folder, `~` at home. */
  calendars: string[];
  /** Which events of the calendars are no-code zones: the first rule that fits decides. Empty: all that block time. */
  calendarRules: CalendarRule[];
  /** The folder of the user's own files: portfolio, wins, initiatives. Paths as in `calendars`. */
  folder: string;
  /** Length of the window, in weeks, 1 to 520. */
  windowWeeks: number;
  /** Refs to read in place of `HEAD` and the default branch. */
  refs: string[];
  /** Automation accounts, beside the known ones: e-mail addresses or names. */
  bots: string[];
  /** The user's accounts on Gerrit servers, as its notes name them: `1000`, or `1000@` and the id of one server. */
  reviewAccounts: string[];
  /** What the subject of an urgent fix says: regular expressions of RE2, without regard to case. */
  urgentFixes: string[];
  /** Globs beside the known paths that are work on the system itself, by class; with `!` in front, those that are not. */
  systemPaths: Partial<Record<SystemClass, string[]>>;
  /** Whether the editor marks harsh wording in commit messages and comments while they are written. */
  'wording.enabled': boolean;
  /** Words that are not flagged, neither while they are written nor in the review. */
  'wording.allowed': string[];
  /** When to be reminded of the weekly review: an ISO 8601 weekday and minutes of the day; `null` for never. */
  reviewReminder: { day: number; at: number } | null;
  /** The day of the month, 1 to 31, to be reminded of the portfolio on; 0 for never. */
  portfolioReminder: number;
  /** Status bar only, no warnings. */
  quiet: boolean;
  /** Warnings a day at most, 0 to 20. */
  warningsPerDay: number;
}

/** A rule on events of calendars. It fits an event that meets every condition it has. */
export interface CalendarRule {
  /** Regular expression that the title has to contain, without regard to case. */
  title?: string;
  /** One of the event's categories, without regard to case. */
  category?: string;
  /** Name of the calendar or of its source, without regard to case. */
  calendar?: string;
  busy?: Busy[];
  visibility?: Visibility[];
  /** Whether an event that fits is a no-code zone. */
  zone: boolean;
  /** Whether the workspace's files are read-only in it. */
  hold: boolean;
}

/** A setting that could not be used: its full id, and what is wrong with it. The default is used in its place. */
export interface SettingProblem {
  setting: string;
  message: string;
}

export const SETTINGS_PREFIX = 'codeRefuge';

export const DEFAULT_SETTINGS: Settings = {
  identities: [],
  workingHours: { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 },
  weekend: [6, 7],
  lateNight: { from: 22 * 60, to: 5 * 60 },
  noCodeZones: [],
  calendars: [],
  calendarRules: [],
  folder: '~/Code Refuge',
  windowWeeks: 26,
  refs: [],
  bots: [],
  reviewAccounts: [],
  urgentFixes: [...URGENT_FIXES],
  systemPaths: {},
  'wording.enabled': true,
  'wording.allowed': [],
  reviewReminder: null,
  portfolioReminder: 0,
  quiet: false,
  warningsPerDay: 3,
};

const names = v.array(
  v.pipe(v.string('must be a list of texts'), v.trim(), v.nonEmpty('must not hold an empty text')),
  'must be a list of texts',
);

const weekdays = v.pipe(
  v.array(
    v.picklist(WEEKDAYS, (issue) => `has ${issue.received} for a weekday; use ${WEEKDAYS.join(', ')}`),
    `must be a list of weekdays (${WEEKDAYS.join(', ')})`,
  ),
  v.transform((days) => [...new Set(days.map((day) => WEEKDAYS.indexOf(day) + 1))].sort((a, b) => a - b)),
);

const someWeekdays = v.pipe(weekdays, v.minLength(1, 'needs at least one weekday'));

const timeOfDay = v.pipe(
  v.string('needs times as "HH:MM"'),
  v.regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$|^24:00$/, (issue) => `has ${issue.received} for a time; write "HH:MM", from "00:00" to "24:00"`),
  v.transform((text) => {
    const [hours, minutes] = text.split(':');
    return Number(hours) * 60 + Number(minutes);
  }),
);

/** `fri 16:00`, or nothing. */
const weekdayAndTime = v.pipe(
  v.string('must be a text such as "fri 16:00"'),
  v.trim(),
  v.regex(/^(?:(?:mon|tue|wed|thu|fri|sat|sun) (?:[01]?\d|2[0-3]):[0-5]\d)?$/, 'must be a weekday and a time such as "fri 16:00", or empty'),
  v.transform((text) => {
    if (text === '') return null;
    const [day = '', hours, minutes] = text.split(/[ :]/);
    return { day: WEEKDAYS.findIndex((each) => each === day) + 1, at: Number(hours) * 60 + Number(minutes) };
  }),
);

const span = { from: timeOfDay, to: timeOfDay };
interface Span {
  from: number;
  to: number;
}
const notEmpty = <T extends Span>() => v.check<T, string>(({ from, to }) => from !== to, 'begins and ends at the same time');
const withinDay = <T extends Span>() => v.check<T, string>(({ from, to }) => from < to, 'must begin before it ends');

const BUSY = ['busy', 'tentative', 'free', 'out-of-office', 'elsewhere'] as const satisfies readonly Busy[];
const VISIBILITY = ['public', 'private', 'confidential'] as const satisfies readonly Visibility[];

/** One of the words or a list of them. */
function oneOrMore<const T extends readonly string[]>(words: T) {
  const word = v.picklist(words, (issue) => `has ${issue.received}; use ${words.join(', ')}`);
  return v.union(
    [
      v.pipe(
        word,
        v.transform((one) => [one]),
      ),
      v.array(word),
    ],
    `must be one of ${words.join(', ')}, or a list of them`,
  );
}

const someText = v.pipe(v.string('must be a text'), v.trim(), v.nonEmpty('must not be empty'));

const calendarRule = v.pipe(
  v.strictObject(
    {
      title: v.optional(v.pipe(someText, v.check(isRegularExpression, (issue) => `${issue.received} is no regular expression`))),
      category: v.optional(someText),
      calendar: v.optional(someText),
      busy: v.optional(oneOrMore(BUSY)),
      visibility: v.optional(oneOrMore(VISIBILITY)),
      zone: v.optional(v.boolean('must be true or false'), true),
      hold: v.optional(v.boolean('must be true or false'), false),
    },
    (issue) => (issue.expected === 'never' ? 'is no condition of a rule' : 'must be an object with conditions'),
  ),
);

/** Whether a pattern of the user's can be used; they are taken without regard to case and by code points. */
function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, 'iu');
    return true;
  } catch {
    return false;
  }
}

const glob = v.pipe(someText, v.check((text) => problemWithSystemPath(text) === null, ({ input }) => problemWithSystemPath(input) ?? ''));

const schemas = {
  identities: names,
  workingHours: v.pipe(v.object({ days: someWeekdays, ...span }, 'must be an object with "days", "from" and "to"'), withinDay()),
  weekend: weekdays,
  lateNight: v.pipe(v.object(span, 'must be an object with "from" and "to"'), notEmpty()),
  noCodeZones: v.array(
    v.pipe(
      v.object(
        {
          title: v.optional(v.pipe(v.string('needs a text for its title'), v.trim()), 'No code'),
          days: someWeekdays,
          ...span,
          hold: v.optional(v.boolean('needs true or false for "hold"'), false),
        },
        'must hold objects with "days", "from" and "to"',
      ),
      notEmpty(),
    ),
    'must be a list of zones',
  ),
  calendars: v.pipe(
    names,
    v.check(
      (paths) => !paths.some((path) => /^[a-z]{2,}:\/\//i.test(path)),
      'has an address. It is a secret, so take it out of the settings and add it with “Code Refuge: Add Calendar Feed”',
    ),
  ),
  calendarRules: v.array(calendarRule, 'must be a list of rules'),
  folder: someText,
  windowWeeks: v.pipe(
    v.number('must be a number of weeks'),
    v.integer('must be a whole number of weeks'),
    v.minValue(1, 'must be at least 1'),
    v.maxValue(520, 'must be at most 520'),
  ),
  refs: v.pipe(names, v.check((refs) => refs.every((ref) => !ref.startsWith('-')), 'has a ref that begins with a dash, which no ref does')),
  bots: names,
  reviewAccounts: v.pipe(names, v.check((accounts) => accounts.every((account) => /^\d+(?:@\S+)?$/.test(account)), 'must hold account numbers, such as "1000" or "1000@" with the id of a server')),
  urgentFixes: v.array(
    v.pipe(someText, v.check((pattern) => problemWithPattern(pattern) === null, ({ input }) => problemWithPattern(input) ?? '')),
    'must be a list of texts',
  ),
  systemPaths: v.strictObject(v.entriesFromList(SYSTEM_CLASSES, v.optional(v.array(glob, 'must be a list of globs'))), (issue) =>
    issue.expected === 'never' ? `is none of ${SYSTEM_CLASSES.join(', ')}` : 'must be an object with lists of globs'),
  'wording.enabled': v.boolean('must be true or false'),
  'wording.allowed': names,
  reviewReminder: weekdayAndTime,
  portfolioReminder: v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(0, 'must be at least 0'),
    v.maxValue(31, 'must be at most 31'),
  ),
  quiet: v.boolean('must be true or false'),
  warningsPerDay: v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(0, 'must be at least 0'),
    v.maxValue(20, 'must be at most 20'),
  ),
} satisfies Record<keyof Settings, v.GenericSchema<unknown, unknown>>;

export const SETTING_NAMES = Object.keys(schemas) as (keyof Settings)[];

/**
 * Reads settings as they stand in a settings file or an editor's configuration: `raw` has the names without their
 * prefix; what is `undefined` takes its default. A wrong one is named in `problems` and takes its default too,
 * so that one slip never costs the user the rest.
 */
export function parseSettings(raw: Record<string, unknown>): { settings: Settings; problems: SettingProblem[] } {
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  const problems: SettingProblem[] = [];
  for (const name of SETTING_NAMES) {
    if (raw[name] === undefined || raw[name] === null) continue;
    const result = v.safeParse(schemas[name] as v.GenericSchema, raw[name], { abortEarly: true });
    if (result.success) settings[name] = result.output;
    else problems.push({ setting: `${SETTINGS_PREFIX}.${name}`, message: describe(result.issues[0]) });
  }
  return { settings: settings as unknown as Settings, problems };
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `entry ${key + 1}` : `"${String(key)}"`))
    .join(', ');
  return path ? `${path}: ${issue.message}` : issue.message;
}
