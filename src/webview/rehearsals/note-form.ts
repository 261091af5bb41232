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
  if (noteOf(store, '') === null) return null;
  return new FileForm<Draft>(store, {
    file: PRACTICE_NOTES,
    read: () => ({ words: '' }),
    write: (base, { words }) => withNote(base, noteOf(store, words)!),
    get: () => store.view.note,
    set: (note) => store.change({ note }),
  });
}
