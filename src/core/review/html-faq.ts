import type { HabitId } from '../habits/habit';
import { tacticOf } from '../tactics/catalogue';
import { type Answer, faq, faqFor } from '../tactics/faq';
import type { HtmlOptions } from './html';
import { html, type Markup } from './markup';
import type { Review } from './review';

/** The questions that belong to a finding, each folded. */
export function questionsBeside(habit: HabitId, review: Review, options: HtmlOptions): Markup[] {
  return faqFor(habit, review).map((answer) => fold(answer, habit, options));
}

/** The five questions of new managers, each folded. */
export function faqSection(review: Review, options: HtmlOptions): Markup {
  return html`<section class="group" aria-labelledby="faq"><h2 id="faq">Five questions of new managers</h2>
<div class="questions">${faq(review).map((answer) => fold(answer, 'faq', options))}</div>
</section>`;
}

function fold({ id, question, paragraphs, source, tactics }: Answer, key: string, { interactive }: HtmlOptions): Markup {
  return html`<details data-key="${key} question ${id}"><summary data-key="${key} question ${id} summary">${question}</summary>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${source !== null && html`<p class="faint">${source}.</p>`}
${interactive && html`<p class="answers">${tactics.map((tactic) => html`<button type="button" data-action="open-tactic" data-tactic="${tactic}" data-key="${key} question ${id} ${tactic}">${tacticOf(tactic).title}</button>`)}</p>`}
</details>`;
}
