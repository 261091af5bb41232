import { sentence } from '../habits/detector';
import type { HabitId, HabitStatus } from '../habits/habit';
import { type Tactic, tacticsFor, tacticsThatShow } from '../tactics/catalogue';
import type { HtmlOptions } from './html';
import { questionsBeside } from './html-faq';
import { exact, html, type Markup, type Part } from './markup';
import { coverageSentence, evidenceSize, habitGroups, localTime, repositoryName, ROLE_WORDS, shortHash, STATUS_WORDS } from './phrases';
import type { Evidence, Habit, Review } from './review';

/** The habits as sections: what stands out, what goes well, and in short what there is no evidence for. */
export function habitSections(review: Review, options: HtmlOptions): Markup {
  const { standingOut, good, unknown } = habitGroups(review.habits);
  return html`
${standingOut.length > 0 && group('stands-out', 'What stands out', standingOut.map((habit) => section(review, habit, options)))}
${good.length > 0 && group('goes-well', 'What goes well', good.map((habit) => section(review, habit, options)))}
${unknown.length > 0 && group('no-evidence', 'No evidence', html`<ul class="unknown">${unknown.map((habit) => html`<li>${icon('no-evidence')}<div><strong>${habit.title}.</strong> ${withSettings(habit.why, options)}${options.interactive && answers(habit.id, tacticsThatShow(habit.id))}</div></li>`)}</ul>`)}`;
}

/** Text of ours in which ids of settings lead to them, where there is an editor to open them. */
export function withSettings(text: string, { interactive }: HtmlOptions): Part {
  return text.split(/(codeRefuge(?:\.[A-Za-z]+)+)/).map((part, index) => {
    if (index % 2 === 0) return part;
    if (!interactive) return html`<code>${part}</code>`;
    return html`<button type="button" class="link" data-action="open-settings" data-setting="${part}" data-key="setting ${part} ${text}">${part}</button>`;
  });
}

function group(id: string, title: string, content: Part): Markup {
  return html`<section class="group" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
}

function section(review: Review, habit: Habit, options: HtmlOptions): Markup {
  const { id, status, title, arithmetic, why, definition, evidence } = habit;
  return html`<section class="habit" aria-labelledby="habit-${id}">
${icon(status)}
<div class="habit-body">
<h3 id="habit-${id}">${title} <span class="status">${STATUS_WORDS[status]}</span></h3>
<p class="arithmetic">${sentence(arithmetic)}</p>
<p class="faint">${withSettings(why, options)}</p>
<div class="folds">
<details data-key="${id} definition"><summary data-key="${id} definition summary">Definition</summary>
<p>${withSettings(definition, options)}</p>
<p>${withSettings(coverageSentence(habit), options)}</p>
</details>
${evidence.length > 0 && html`<details data-key="${id} evidence"><summary data-key="${id} evidence summary">Evidence (${evidenceSize(habit)})</summary>
<ul class="evidence-list">${evidence.map((event) => html`<li>${evidenceRow(review, id, event, options)}</li>`)}</ul>
</details>`}
${questionsBeside(id, review, options)}
</div>
${options.interactive && status !== 'good' && answers(id, tacticsFor(id))}
</div>
</section>`;
}

/** The tactics that answer a habit, or make its evidence. */
function answers(habit: HabitId, tactics: readonly Tactic[]): Markup | null {
  if (tactics.length === 0) return null;
  return html`<p class="answers">${tactics.map(({ id, title, what }) => html`<button type="button" data-action="open-tactic" data-tactic="${id}" data-key="${habit} tactic ${id}" title="${what}">${title}</button>`)}</p>`;
}

/** One piece of evidence; `key` tells it from the same one elsewhere on the page. `by` says who, where that matters more than what it is. */
export function evidenceRow(review: Review, key: string, evidence: Evidence, { interactive }: HtmlOptions, by?: string): Markup {
  const { repository, time } = evidence;
  const where = review.repositories.length > 1 && repository !== '' && html`<span class="repository"><bdi>${repositoryName(review, repository)}</bdi></span> `;
  if (evidence.kind === 'review') {
    return html`<div class="evidence"><time datetime="${time}" title="${time}">${localTime(time)}</time> <span class="role">review</span> <span class="hash"></span> <span class="subject">${where}<bdi>${evidence.text}</bdi></span></div>`;
  }
  if (evidence.kind === 'file') {
    const { path, text } = evidence;
    const file = html`<time datetime="${time}" title="${time}">${localTime(time)}</time> <span class="role">file</span> <span class="hash"></span> <span class="subject">${where}<bdi>${path}</bdi>, ${text}</span>`;
    if (!interactive) return html`<div class="evidence">${file}</div>`;
    return html`<button type="button" class="evidence" data-action="open-file" data-repository="${exact(repository)}" data-path="${exact(path)}" data-key="${key} ${repository} ${path}">${file}</button>`;
  }
  const { commit, role, subject } = evidence;
  const content = html`<time datetime="${time}" title="${time}">${localTime(time)}</time> <span class="role">${by ?? ROLE_WORDS[role]}</span> <span class="hash">${shortHash(commit)}</span> <span class="subject">${where}<bdi>${subject}</bdi></span>`;
  if (!interactive) return html`<div class="evidence">${content}</div>`;
  return html`<button type="button" class="evidence" data-action="open-commit" data-repository="${exact(repository)}" data-commit="${commit}" data-key="${key} ${repository} ${commit}">${content}</button>`;
}

// A flag, an eye, a tick, a dashed ring: four shapes that differ without their colours. The word stands beside them.
const ICONS: Record<HabitStatus, Markup> = {
  flag: html`<path d="M4 14.5V2.2M4 2.6c2.6-1.5 4.6 1.4 8.4 0v6.2c-3.8 1.4-5.8-1.5-8.4 0"/>`,
  watch: html`<path d="M1.2 8C4.4 3 11.6 3 14.8 8 11.6 13 4.4 13 1.2 8z"/><circle class="solid" cx="8" cy="8" r="2.1"/>`,
  good: html`<circle cx="8" cy="8" r="6.4"/><path d="M5 8.3l2.1 2.1L11 6"/>`,
  'no-evidence': html`<circle cx="8" cy="8" r="6.2" stroke-dasharray="2.4 2.47"/>`,
};

function icon(status: HabitStatus): Markup {
  return html`<svg class="icon ${status}" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${ICONS[status]}</svg>`;
}
