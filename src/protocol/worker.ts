import type { CalendarSource, SourceProblem } from '../calendars/sources';
import type { Zone } from '../core/calendar/zone';
import type { JudgedEvent } from '../core/calendar/zones';
import type { CommitEvidence, GlassBreak, MissingReviewRefs, MyRole, Review } from '../core/review/review';
import type { ChangedLine } from '../core/reviews/changed-lines';
import type { Settings } from '../core/settings';
import type { MaterialQuestion, MaterialValue } from '../core/tactics/materials';
import type { DocumentsFolder } from '../documents/documents-folder';

/** What the extension asks of the analysis worker. One request is under way at a time; a newer one replaces it. */
export interface AnalyzeRequest {
  type: 'analyze';
  id: number;
  /** Working trees or git directories. */
  repositories: string[];
  /** Path of the git program. */
  git: string;
  settings: Settings;
  /** Nights marked as on-call, `YYYY-MM-DD`. */
  onCall: string[];
  calendars: CalendarsToRead;
  brokenGlass: GlassBreak[];
  /** The review-event log as it stands on disk; none for an empty one. */
  reviewEvents?: string;
  /** The folder of the user's own files; none where there is nothing to read. */
  documents?: DocumentsFolder;
  /** The moment to judge from, ISO 8601 with offset. */
  now: string;
}

/** The calendars, and what reading them needs to know of the viewer. */
export interface CalendarsToRead {
  sources: CalendarSource[];
  /** Where a relative path starts. */
  folder: string;
  /** IANA id of the viewer's zone. */
  timeZone: string;
}

/** Asks for the no-code zones around now. A newer one doesn't replace it; the answers come in order. */
export interface ZonesRequest {
  type: 'zones';
  id: number;
  settings: Settings;
  calendars: CalendarsToRead;
  now: string;
}

/** Asks which lines of a diff are changed. Each of these is answered. */
export interface ChangedLinesRequest {
  type: 'changed-lines';
  id: number;
  original: string;
  modified: string;
}

/**
 * How long the zones last that the editor tells a hook of. They are renewed whenever the editor runs; after it is
 * uninstalled the hook soon stops asking, and says so once.
 */
export const HOOK_WEEKS = 8;

/** Asks to install the git hook in a repository, or to take it out. Each of these is answered. */
export interface HookRequest {
  type: 'hook';
  id: number;
  action: 'install' | 'remove';
  repository: string;
  git: string;
  zones: readonly Zone[];
  now: string;
}

/** Brings what the hooks ask by up to date, in those of the repositories that have one. */
export interface HookTablesRequest {
  type: 'hook-tables';
  id: number;
  repositories: string[];
  git: string;
  zones: readonly Zone[];
  now: string;
  /** Until when nothing is asked (seconds since the epoch), where the glass was broken just now. */
  letThroughUntil: number | null;
}

/** Asks which remotes there are. Each of these is answered. */
export interface RemotesRequest {
  type: 'remotes';
  id: number;
  repositories: string[];
  git: string;
}

/** Asks a remote, over the network, for reviews that the clone lacks. Each of these is answered. */
export interface AskRemoteRequest {
  type: 'ask-remote';
  id: number;
  repository: string;
  remote: string;
  git: string;
}

/** Asks for something beyond the review, of the last analysis. Each of these is answered. */
export interface MaterialRequest {
  type: 'material';
  id: number;
  question: MaterialQuestion;
}

export type WorkerRequest = AnalyzeRequest | MaterialRequest | ZonesRequest | ChangedLinesRequest | HookRequest | HookTablesRequest | RemotesRequest | AskRemoteRequest;

/** An event of the user that was not in the history at the last look, and was made in this clone just now. */
export interface FreshEvent {
  evidence: CommitEvidence<MyRole>;
  /** Date of the evening it belongs to, `YYYY-MM-DD`, if it happened in late-night hours. */
  lateNight: string | null;
  /** The no-code zones it fell into, those that end last first. */
  zones: Zone[];
  /** Where a commit of the user's serves nothing that the register of initiatives asks for. */
  offRegister: OffRegister | null;
}

/** A commit on an initiative after its sunset (`YYYY-MM-DD`), or on none. `place`: the branch, or on the default branch the folder, empty for the top. */
export type OffRegister = { kind: 'sunset'; initiative: string; sunset: string } | { kind: 'none'; place: string };

export interface RepositoryProblem {
  repository: string;
  /** What is wrong and what to do, in a sentence or two. */
  message: string;
}

export interface AnalyzeResult {
  type: 'result';
  id: number;
  /** `null` where none of the repositories could be read; `problems` says why. */
  review: Review | null;
  fresh: FreshEvent[];
  problems: RepositoryProblem[];
}

export interface AnalyzeFailure {
  type: 'failure';
  id: number;
  message: string;
}

/** How far the editor looks for zones: what its panel can show, and more than a hook is told of. */
export const ZONE_WEEKS = { back: 8, ahead: 13 };

/** More events than these nobody reads through. */
export const PREVIEW_MOST = 500;

/** The calendars could not be looked at; what was found before goes on to count. */
export interface ZonesFailure {
  type: 'zones-failure';
  id: number;
  message: string;
}

export interface ZonesResult {
  type: 'zones';
  id: number;
  /** Those of `ZONE_WEEKS`, by start. */
  zones: Zone[];
  /** The events of the calendars from now to fourteen days ahead, and what the rules make of them, by start; `PREVIEW_MOST` at most. */
  preview: JudgedEvent[];
  /** How many more there are. */
  previewLeftOut: number;
  /** Out-of-office events of the same time as the zones. */
  absences: JudgedEvent[];
  /** What can't be read or understood in the calendars. */
  problems: SourceProblem[];
}

export interface ChangedLinesResult {
  type: 'changed-lines';
  id: number;
  /** In the order in which a diff shows them; `null` where the diff is too large to be read. */
  lines: ChangedLine[] | null;
}

export interface HookResult {
  type: 'hook';
  id: number;
  /** Whether the hook asks now; whether there was one to take out. */
  done: boolean;
  /** What the user should know beside that. */
  notes: string[];
}

export interface HookTablesResult {
  type: 'hook-tables';
  id: number;
  problems: string[];
}

export interface RemotesResult {
  type: 'remotes';
  id: number;
  /** URLs are without passwords. */
  remotes: { repository: string; name: string; url: string }[];
  problems: string[];
}

export interface AskRemoteResult {
  type: 'ask-remote';
  id: number;
  /** `null` where the remote has nothing that the clone lacks, or there is a problem. */
  missing: MissingReviewRefs | null;
  /** Path of the git program, as it was found. */
  program: string;
  problem: string | null;
}

export interface MaterialResult {
  type: 'material';
  id: number;
  /** `null` where there is a problem. */
  value: MaterialValue | null;
  problem: string | null;
}

/** Something for the log. */
export interface WorkerNote {
  type: 'note';
  message: string;
}

/** What the worker is given when it starts. */
export interface WorkerGround {
  /** Where it keeps what it reads of long histories. */
  cache: string;
}

export type WorkerResponse = AnalyzeResult | MaterialResult | AnalyzeFailure | ZonesResult | ZonesFailure | ChangedLinesResult | HookResult | HookTablesResult | RemotesResult | AskRemoteResult;
