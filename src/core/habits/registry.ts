import { absenceResilience } from './absence-resilience';
import { blockedHoursReviews } from './blocked-hours-reviews';
import { blockedHoursWork } from './blocked-hours-work';
import type { Detector } from './detector';
import { firefighting } from './firefighting';
import { firstResponder } from './first-responder';
import { goalLessWork } from './goal-less-work';
import { handsOnShare } from './hands-on-share';
import { harshWording } from './harsh-wording';
import { lateNightCommits } from './late-night-commits';
import { lateNightMerges } from './late-night-merges';
import { lineByLineReviews } from './line-by-line-reviews';
import { mergeGatekeeping } from './merge-gatekeeping';
import { soleKnowledge } from './sole-knowledge';
import { systemImprovement } from './system-improvement';
import { untoldWins } from './untold-wins';
import { weekendWork } from './weekend-work';

/** All habits. Their order is the order on screen. */
export const DETECTORS: readonly Detector[] = [
  lateNightMerges,
  lateNightCommits,
  weekendWork,
  blockedHoursWork,
  blockedHoursReviews,
  lineByLineReviews,
  mergeGatekeeping,
  handsOnShare,
  soleKnowledge,
  firstResponder,
  absenceResilience,
  firefighting,
  systemImprovement,
  harshWording,
  untoldWins,
  goalLessWork,
];
