import type { Review } from '../../core/review/review';
import type { MaterialName, Materials } from '../../core/tactics/materials';
import type { PanelStore } from './panel-store';

interface Asked {
  review: Review;
  value: unknown;
}

/** Of each store the last question of each kind. */
const questions = new WeakMap<object, Map<string, Asked>>();

/**
 * What the worker answers on the review that is shown; asked for once for each, since a new one may know more. The answer
 * before stays until the next is there; `null` until the first, and where the worker could not say.
 */
export function answerOf<Own, View extends object, Action, Name extends MaterialName>(store: PanelStore<Own, View, Action>, name: Name, parameters: Materials[Name]['parameters']): Materials[Name]['value'] | null {
  const review = store.state?.review ?? null;
  if (review === null) return null;
  const asked = questions.get(store) ?? new Map<string, Asked>();
  questions.set(store, asked);
  const key = JSON.stringify([name, parameters]);
  const before = asked.get(key);
  if (before?.review === review) return before.value as Materials[Name]['value'] | null;
  const now: Asked = { review, value: before?.value ?? null };
  asked.set(key, now);
  void store.ask(name, parameters).then((value) => {
    if (asked.get(key) !== now) return;
    now.value = value;
    store.change({});
  });
  return now.value as Materials[Name]['value'] | null;
}
