import type { Assessment } from '../analyze';
import { formatMoment, type Moment } from '../calendar/moment';
import { isLate } from '../habits/days-a-week';
import { wasOnCall } from '../habits/detector';
import type { SinceFigures } from '../review/changes';
import { myReviews } from '../reviews/my-reviews';
import { outagesOf } from '../work/outages';
import { namesOf, teamPieces } from '../work/team-pieces';
import { Mentions } from './mentions';

/** What happened since a moment, as far as the window reaches. */
export function since({ repositories, facts, work, allReviews, documents, zonesInWindow, onCall, now }: Assessment, asked: Moment): SinceFigures {
  const from = asked.time < facts.from.time ? facts.from : asked;
  const within = (time: number) => time > from.time && time <= now.time;
  const events = facts.events.filter(({ moment }) => within(moment.time));
  const merges = events.filter(({ role }) => role !== 'authored');
  const days = (chosen: typeof events) => new Set(chosen.map(({ local }) => local.day)).size;
  const awake = events.filter((event) => !wasOnCall(event, onCall));
  const zones = zonesInWindow().filter(({ start, end }) => within(Date.parse(start) / 1000) && within(Date.parse(end) / 1000));
  const outages = outagesOf(work.urgent.filter(({ fact }) => within(fact.time)));
  const pieces = teamPieces(repositories, from.time, now.time);
  const mentions = new Mentions(documents.stories, repositories.map(({ name }) => name));
  return {
    from: formatMoment(from),
    commits: events.length - merges.length,
    merges: merges.length,
    othersMerges: merges.filter(({ othersWork }) => othersWork).length,
    lateNights: days(awake.filter(isLate)),
    weekendDays: days(awake.filter(({ local }) => local.weekend)),
    zones: { kept: zones.filter(({ broken }) => !broken).length, of: zones.length },
    outages: { first: outages.filter(({ first }) => first === 'me').length, of: outages.length },
    reviews: myReviews(allReviews, { from, to: now }).reviews.length,
    teamCommits: facts.authoredWork.filter(({ time, mine }) => within(time) && mine === 0).length,
    teamPieces: { told: pieces.filter((piece) => mentions.has(namesOf(piece))).length, of: pieces.length },
  };
}
