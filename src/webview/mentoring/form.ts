import { headingOf, loggedEntries, MENTORING, type MentoringEntry, writeEntry } from '../../core/tactics/mentoring/learning-log';
import { agendaFor, suggestionTitle } from '../../core/tactics/mentoring/agenda';
import type { Mentors, MentorSuggestion } from '../../core/tactics/mentoring/mentors';
import type { MentoringAction, MentoringOwn } from '../../protocol/mentoring-panel';
import { answerOf } from '../forms/answer';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { MentoringView } from './main';

export type MentoringStore = PanelStore<MentoringOwn, MentoringView, MentoringAction>;

/** The form over one entry of the log: the one that is chosen, or a new one. There has to be a state. */
export class MentoringForm extends FileForm<MentoringEntry> {
  constructor(private readonly panel: MentoringStore) {
    super(panel, {
      file: MENTORING,
      read: (text) => loggedEntries(text).find(({ heading }) => heading === panel.view.heading) ?? emptyEntry(panel.state!.today),
      write: (base, entry) => writeEntry(base, panel.view.heading, entry),
      blocked: ({ person }) => (person.trim() === '' ? 'Choose a suggestion, or write a name.' : null),
      get: () => panel.view.form,
      set: (form) => panel.change({ form }),
    });
  }

  /** Whether the form may show something else: nothing was written in it but what a suggestion did. Says so where it may not. */
  mayLeave(mentors: Mentors | null): boolean {
    const draft = JSON.stringify(this.draft);
    const free = !this.isBegun || (mentors?.suggestions ?? []).some((suggestion) => JSON.stringify(proposalOf(suggestion, this.panel.state!.today)) === draft);
    this.panel.tell(free ? null : 'Save or discard what you have begun to write first.');
    return free;
  }

  /** Puts a suggestion into the form of a new entry. What the user wrote themselves stays, but for the person and the topic. */
  take(suggestion: MentorSuggestion, mentors: Mentors | null, announcement: string): boolean {
    const proposal = proposalOf(suggestion, this.panel.state!.today);
    const isNew = this.panel.view.heading === null;
    if (!isNew && !this.mayLeave(mentors)) return false;
    const { draft } = this;
    const isOwn = draft.agenda.trim() !== '' && !(mentors?.suggestions ?? []).some((each) => agendaFor(each) === draft.agenda);
    const base = this.panel.textOf(this.file);
    this.panel.change({ heading: null, attendee: null, invited: [], form: { draft: isNew ? { ...draft, ...proposal, date: draft.date, agenda: isOwn ? draft.agenda : proposal.agenda, learned: draft.learned, change: draft.change } : proposal, base, conflict: false } }, announcement);
    return true;
  }

  /** A saved entry stays the one that the form shows. */
  override async save(): Promise<boolean> {
    const { draft } = this;
    const saved = await super.save();
    if (saved && draft.person.trim() !== '') this.panel.change({ heading: headingOf(draft) });
    return saved;
  }
}

/** The entry that a suggestion makes. */
function proposalOf(suggestion: MentorSuggestion, today: string): MentoringEntry {
  return { ...emptyEntry(today), person: suggestion.person, topic: suggestionTitle(suggestion), agenda: agendaFor(suggestion) };
}

function emptyEntry(date: string): MentoringEntry {
  return { date, person: '', topic: '', agenda: '', learned: '', change: '' };
}

/** Who could teach what; `null` until the history has been asked. */
export function mentorsFor(store: MentoringStore): Mentors | null {
  return answerOf(store, 'mentors', {});
}
