import { formatCount } from '../habits/detector';
import { evidenceRow } from './html-habits';
import type { HtmlOptions } from './html';
import { html, type Markup } from './markup';
import { fileName, FILES_SHOWN, localTime, moreOutages, moreSteps, outageText, OUTAGES_SHOWN, stepBy } from './phrases';
import type { Review } from './review';

/** The outages of the window with their time lines, and the files where time for the system pays most. */
export function outageSection(review: Review, options: HtmlOptions): Markup | null {
  const { outages, systemTime } = review;
  if (outages.length === 0) return null;
  return html`<section class="group" aria-labelledby="outages">
<h2 id="outages">Outages</h2>
<ul>${outages.slice(0, OUTAGES_SHOWN).map((outage, index) => html`<li><time datetime="${outage.start}">${localTime(outage.start)}</time>: ${outageText(outage)}
${outage.files.length > 0 && html`<p class="faint path">${outage.files.slice(0, FILES_SHOWN).map((file, place) => html`${place > 0 && ', '}<bdi>${fileName(review, file)}</bdi>`)}</p>`}
<details data-key="outage ${index}"><summary data-key="outage ${index} summary">Time line</summary>
<ul class="evidence-list">${outage.commits.map((step) => html`<li>${evidenceRow(review, `outage ${index}`, step, options, stepBy(step))}</li>`)}</ul>
${moreSteps(outage, outage.commits.length)}
</details></li>`)}</ul>
${moreOutages(review) !== null && html`<p class="faint">${moreOutages(review)}</p>`}
${systemTime.hottestFiles.length > 0 && html`<p>Most urgent fixes went into these files; time for the system pays most here:</p>
<ul>${systemTime.hottestFiles.map((file) => html`<li><bdi>${fileName(review, file)}</bdi>: ${formatCount(file.urgentFixes)}</li>`)}</ul>`}
</section>`;
}
