import { PRACTICE_NOTES, type PracticeNote, withNote } from '../../core/tactics/rehearsal-notes';
import { FileForm } from '../forms/file-form';
import { type GymStore, openTalk } from './gym';

export interface Draft {
  words: string;
}

/** The note with what is known of the rehearsal; `null` where none has come to its end. */
export function noteOf(store: GymStore, words: string): PracticeNote | null {
  const talk = openTalk(store);
  const end = talk?.play.scene.end;
  if (talk === null || end === null || end === undefined || store.state === null) return null;
  const { person, date, time } = store.view.meeting;
  const when = [date, date === '' ? '' : time].filter((text) => text !== '').join(', ');
  return { date: store.state.today, title: talk.conversation.title, ending: end.title, answers: talk.play.steps.length, person, when, words };
}

/** The form that adds a note to the file of notes. */
export function noteForm(store: GymStore): FileForm<Draft> | null {
  const file = openTalk(store)?.conversation.file;
  if (file === undefined || noteOf(store, '') === null) return null;
  return new FileForm<Draft>(store, {
    file: PRACTICE_NOTES,
    read: () => ({ words: '' }),
    write: (base, { words }) => withNote(base, noteOf(store, words)!),
    blocked: ({ words }) => (words.trim() === '' ? 'Write down what you will say; it is saved as an entry with today’s date.' : null),
    // A note is added to whatever the file says, so it has nothing older to be compared with.
    get: () => (Object.hasOwn(store.view.notes, file) ? { draft: store.view.notes[file]!, base: store.textOf(PRACTICE_NOTES), conflict: store.view.conflict } : null),
    set(form) {
      const others = Object.entries(store.view.notes).filter(([of]) => of !== file);
      const notes = Object.fromEntries(form === null ? others : [...others, [file, form.draft]]);
      store.change({ notes, conflict: form?.conflict ?? false });
    },
  });
}
