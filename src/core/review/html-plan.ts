import type { HtmlOptions } from './html';
import { html, type Markup } from './markup';
import { areaText, areaTitle, NO_AREA, successorsText, truckFactorText } from './plan-phrases';
import type { Review } from './review';

/** What to hand over, area by area; nothing where no files could be read. */
export function planSection(review: Review, { interactive }: HtmlOptions): Markup | null {
  const { delegationPlan, truckFactor, window } = review;
  if (truckFactor === null) return null;
  return html`<section class="group" aria-labelledby="plan">
<h2 id="plan">What to hand over</h2>
<p>${truckFactorText(truckFactor)}${delegationPlan.length === 0 && ` ${NO_AREA}`}</p>
${delegationPlan.map((area, index) => html`<details data-key="plan ${area.repository} ${area.title}"${index === 0 && html` open`}><summary data-key="plan ${area.repository} ${area.title} summary"><bdi>${areaTitle(review, area)}</bdi></summary>
<p>${areaText(area, window)}</p>
<p class="faint"><bdi>${successorsText(area)}</bdi></p>
<p><strong>First step</strong> <bdi>${area.firstStep}</bdi></p>
</details>`)}
${interactive && delegationPlan.length > 0 && html`<p><button type="button" class="link" data-action="write-plan" data-key="write-plan">Write the plan as a checklist</button></p>`}
</section>`;
}
