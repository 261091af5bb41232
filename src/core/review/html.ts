import { percent, plural } from '../habits/detector';
import { heatMapChart, scoreBar, weeklyChart } from './charts';
import { faqSection } from './html-faq';
import { evidenceRow, habitSections, withSettings } from './html-habits';
import { outageSection } from './html-outages';
import { htmlPage } from './html-page';
import { planSection } from './html-plan';
import { exact, html, Markup } from './markup';
import { changeFromLastWeek, hoursSentence, identityText, localDate, localTime, missingReviewsText, points, shortHash, signalChangesText, span, STANDING_WORDS, times, weekdays, zonesOfCalendars } from './phrases';
import type { MissingReviewRefs, Review } from './review';
import { reviewSentences } from './review-phrases';

export interface HtmlOptions {
  /**
   * True in the editor's panel: commits, settings and on-call nights are buttons with a `data-action`. False in a
   * file, where there is nobody to answer them.
   */
  interactive: boolean;
  /** What went wrong beside the review: settings that can't be used, repositories that couldn't be read. */
  problems?: readonly string[];
}

/**
 * The leadership review as HTML to put inside a body, for media/review.css. Every value in it is escaped; there are
 * no inline styles and no handlers, so the strictest content security policy holds.
 */
export function renderHtmlBody(review: Review, options: HtmlOptions): string {
  return html`<div class="review">
${masthead(review, options)}
${problems(options)}
${score(review, options)}
${commitments(review, options)}
${habitSections(review, options)}
${planSection(review, options)}
${outageSection(review, options)}
${week(review, options)}
${onCall(review, options)}
${brokenGlass(review)}
${reviews(review)}
${faqSection(review, options)}
${limits(review, options)}
${sources(review, options)}
</div>`.toString();
}

/**
 * The leadership review as one HTML file that needs no network and no script. `css` is media/review.css; `before` is markup
 * that stands in front of it.
 */
export function renderHtmlPage(review: Review, css: string, before = ''): string {
  const body = html`${before !== '' && html`<article class="before">${new Markup(before)}</article>`}
${new Markup(renderHtmlBody(review, { interactive: false }))}`;
  return htmlPage(`Leadership review, ${localDate(review.window.to)}`, body, css);
}

function masthead({ window, repositories }: Review, { interactive }: HtmlOptions): Markup {
  const names = repositories.map(({ name }) => name).join(', ');
  return html`<header class="masthead">
<div>
<h1>Leadership review</h1>
<p class="faint">${localDate(window.from)} to ${localDate(window.to)}, ${plural(window.weeks, 'week')}${names && html`, <bdi>${names}</bdi>`}</p>
</div>
${interactive && html`<div class="actions">
<button type="button" class="primary" data-action="open-tactic" data-tactic="weekly" data-key="hold">Hold the Weekly Review</button>
<button type="button" data-action="refresh" data-key="refresh">Refresh</button>
<button type="button" data-action="export-markdown" data-key="export-markdown">Export Markdown</button>
<button type="button" data-action="export-html" data-key="export-html">Export HTML</button>
</div>`}
</header>`;
}

function problems(options: HtmlOptions): Markup | null {
  if (!options.problems?.length) return null;
  return html`<section class="problems" aria-label="Problems"><ul>${options.problems.map((problem) => html`<li>${withSettings(problem, options)}</li>`)}</ul></section>`;
}

function score({ score }: Review, options: HtmlOptions): Markup {
  const { value, reason, signals, missing, bestChange } = score;
  const change = changeFromLastWeek(score.change);
  const others = signalChangesText(score.signalChanges);
  const all = signals.length + missing.length;
  return html`<section class="score" aria-labelledby="score">
<h2 id="score">Delegation score</h2>
<div class="score-figures">
<div>
${value === null
    ? html`<p class="score-value none">No score</p><p>${withSettings(reason ?? '', options)}</p>`
    : html`<p class="score-value">${value}<span class="of"> of 100</span></p>
${change && html`<p><span class="arrow" aria-hidden="true">${change.arrow}</span> ${change.text}</p>`}
${others !== '' && html`<p class="faint">${others}</p>`}
<p class="faint">From ${missing.length === 0 ? `all ${signals.length}` : `${signals.length} of ${all}`} signals</p>`}
</div>
${weeklyChart(score.weeks)}
</div>
${bestChange && html`<p class="next"><strong>Next</strong> ${bestChange.text}</p>`}
${signals.length > 0 && html`<details data-key="signals"><summary data-key="signals summary">How the score is made</summary>
<table class="signals">
<thead><tr><th scope="col">Signal</th><th scope="col" class="bar-cell"><span class="for-screen-readers">Bar</span></th><th scope="col" class="number">Score</th><th scope="col" class="number">Weight</th><th scope="col" class="number">Points</th></tr></thead>
<tbody>${signals.map((signal) => html`<tr><th scope="row">${signal.title}</th><td class="bar-cell">${scoreBar(signal.subScore)}</td><td class="number">${Math.round(signal.subScore)}</td><td class="number">${percent(signal.weight)}</td><td class="number">${points(signal.contribution)}</td></tr>
<tr class="from"><td colspan="5">${signal.arithmetic}</td></tr>`)}</tbody>
</table>
<p class="faint">Points are score × weight; their sum is the delegation score. Higher is better delegated.</p>
${missing.length > 0 && html`<h3>Not counted</h3><ul>${missing.map(({ title, why }) => html`<li><strong>${title}.</strong> ${withSettings(why, options)}</li>`)}</ul>`}
</details>`}
</section>`;
}

/** What was promised in the last review, and how it stands. */
function commitments(review: Review, options: HtmlOptions): Markup | null {
  const { commitments } = review;
  if (commitments.length === 0) return null;
  return html`<section class="group" aria-labelledby="promised"><h2 id="promised">What you promised</h2>
<ul class="promised">${commitments.map(({ text, standing, arithmetic, evidence }) => html`<li class="${standing}"><p><bdi>${text}</bdi> <span class="status">${STANDING_WORDS[standing]}</span>${arithmetic !== '' && html` <span class="faint">${arithmetic}</span>`}</p>
${evidence.length > 0 && html`<details data-key="promised ${text}"><summary data-key="promised ${text} summary">Evidence (${evidence.length})</summary><ul class="evidence-list">${evidence.map((event) => html`<li>${evidenceRow(review, `promised ${text}`, event, options)}</li>`)}</ul></details>`}</li>`)}</ul>
</section>`;
}

function week(review: Review, options: HtmlOptions): Markup {
  const { hours, zones, zoneHours } = review;
  const ofCalendars = zonesOfCalendars(review);
  return html`<section class="group" aria-labelledby="week">
<h2 id="week">When you commit and merge</h2>
${heatMapChart(review)}
<p class="faint">Hours are on the clock where each commit was made. ${hoursSentence(hours)}</p>
${(zones.length > 0 || ofCalendars !== null) && html`<ul class="zones">${zones.map((zone) => html`<li><strong><bdi>${zone.title}</bdi></strong> ${weekdays(zone.days)}, ${span(zone)}</li>`)}
${ofCalendars !== null && html`<li>${ofCalendars}</li>`}</ul>`}
${zoneHours.length === 0 && html`<p class="faint">There were no no-code zones in this window.</p>`}
${options.interactive && html`<p class="faint"><button type="button" class="link" data-action="open-zones" data-key="open-zones">Edit the no-code zones</button>, or change ${withSettings('codeRefuge.workingHours, codeRefuge.lateNight, codeRefuge.weekend', options)}</p>`}
</section>`;
}

function onCall({ onCall: nights }: Review, { interactive }: HtmlOptions): Markup | null {
  if (nights.length === 0) return null;
  return html`<section class="group" aria-labelledby="on-call">
<h2 id="on-call">Nights on call</h2>
<p class="faint">Their late hours are left out of the habits and the score.</p>
<ul class="nights">${nights.map(({ night, events }) => html`<li><span>${localDate(night)}, ${plural(events, 'event')} left out</span>
${interactive && html`<button type="button" data-action="undo-on-call" data-night="${night}" data-key="undo ${night}" aria-label="Undo on-call, ${localDate(night)}">Undo</button>`}</li>`)}</ul>
</section>`;
}

function brokenGlass({ brokenGlass: entries }: Review): Markup | null {
  if (entries.length === 0) return null;
  return html`<section class="group" aria-labelledby="broken-glass">
<h2 id="broken-glass">Broken glass</h2>
<p class="faint">You lifted a no-code zone ${times(entries.length)}.</p>
<ul>${entries.map(({ time, zone, reason }) => html`<li><time datetime="${time}">${localTime(time)}</time>, <bdi>${zone}</bdi>: <bdi>${reason}</bdi></li>`)}</ul>
</section>`;
}

function reviews(review: Review): Markup | null {
  const sentences = reviewSentences(review);
  if (sentences.length === 0) return null;
  return html`<section class="group" aria-labelledby="reviews">
<h2 id="reviews">What you review</h2>
<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
</section>`;
}

function limits(review: Review, options: HtmlOptions): Markup | null {
  const { notices, missingReviewRefs } = review.coverage;
  if (notices.length + missingReviewRefs.length === 0) return null;
  return html`<section class="group" aria-labelledby="limits">
<h2 id="limits">What the history can't show</h2>
<ul>${missingReviewRefs.map((missing) => missingReviews(review, missing, options))}${notices.map((notice) => html`<li>${withSettings(notice, options)}</li>`)}</ul>
</section>`;
}

function missingReviews(review: Review, missing: MissingReviewRefs, { interactive }: HtmlOptions): Markup {
  const { repository, remote, fetch, certain } = missing;
  return html`<li>${missingReviewsText(review, missing)} <code>${fetch}</code>
${interactive && html`<button type="button" data-action="find-reviews" data-repository="${exact(repository)}" data-remote="${exact(remote)}" data-key="${`find-reviews ${repository} ${remote}`}">${certain ? 'Fetch Them…' : `Ask ${remote}…`}</button>`}</li>`;
}

function sources({ me, repositories, coverage, window }: Review, options: HtmlOptions): Markup {
  return html`<section class="group sources" aria-labelledby="sources">
<h2 id="sources">What this is made from</h2>
<dl>
<dt>Who counts as you</dt>
<dd><ul>${me.map((identity) => html`<li><bdi>${identityText(identity)}</bdi> <span class="faint">${plural(identity.commits, 'commit')}</span></li>`)}</ul>
${options.interactive && html`<p>Someone missing? ${withSettings('codeRefuge.identities', options)}</p>`}</dd>
<dt>Window</dt>
<dd>${localDate(window.from)} to ${localDate(window.to)}: ${plural(coverage.commits, 'commit')}, ${plural(coverage.events, 'event')} of yours, ${plural(coverage.teamSize, 'other person', 'other people')}</dd>
<dt>${repositories.length === 1 ? 'Repository' : 'Repositories'}</dt>
<dd><ul>${repositories.map(({ name, path, commits, refs, shallow }) => html`<li><strong><bdi>${name}</bdi></strong> <span class="faint path"><bdi>${path}</bdi></span><br>${plural(commits, 'commit')}${shallow && ', a shallow clone'}${refs.map((ref) => html`, <bdi>${ref.name}</bdi> at <span class="hash">${shortHash(ref.commit)}</span>`)}</li>`)}</ul></dd>
</dl>
</section>`;
}
