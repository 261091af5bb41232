import type { Step } from '../../core/tactics/rehearsal-play';
import type { RehearsalsAction, RehearsalsOwn } from '../../protocol/rehearsals-panel';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { type Draft, noteForm } from './note-form';

/** What outlives a reload of the window. */
export interface RehearsalsView {
  page: 'choose' | 'talk' | 'phrasing';
  /** The conversation that is open, by its file. */
  open: string | null;
  /** What was said so far in each conversation, and which endings it came to. */
  said: Record<string, Step[]>;
  ends: Record<string, string[]>;
  /** What was written down after each, and is not saved yet. */
  notes: Record<string, Draft>;
  /** Whether the file of notes was found to say something else, and the user has to choose. */
  conflict: boolean;
  /** The talk that it is for. */
  meeting: { person: string; date: string; time: string };
  sentence: string;
}

const INITIAL: RehearsalsView = { page: 'choose', open: null, said: {}, ends: {}, notes: {}, conflict: false, meeting: { person: '', date: '', time: '' }, sentence: '' };

mountPanel<RehearsalsOwn, RehearsalsView, RehearsalsAction>(App, INITIAL, (store) => void noteForm(store)?.save());
