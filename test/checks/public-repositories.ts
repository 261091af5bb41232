import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Zone } from './check';

/** Focus in the morning; zones across midnight, on a day off, one inside another: each way a zone can lie in a week. */
const MORNINGS: Zone[] = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '12:00' }];
const EVENINGS: Zone[] = [
  { days: ['mon', 'wed', 'fri'], from: '22:00', to: '06:00' },
  { days: ['sat', 'sun'], from: '00:00', to: '24:00' },
  { days: ['sun'], from: '16:30', to: '20:15' },
];

type PublicCheck = Omit<Check, 'directory'> & { repository: string };

const git = { repository: 'git+git', now: '2026-08-20T16:00:00Z', weeks: 26 };
const rails = { repository: 'rails+rails', now: '2026-08-22T18:00:00Z', weeks: 26, exactRenames: true as const };
const express = { repository: 'expressjs+express', now: '2026-08-20T16:00:00Z', weeks: 26 };
const flask = { repository: 'pallets+flask', now: '2026-04-09T16:00:00-07:00', weeks: 52 };
const appraise = { repository: 'google+git-appraise', now: '2016-06-01T00:00:00Z', weeks: 52 };

const checks = { repository: 'GerritCodeReview+plugins_checks', now: '2020-06-01T00:00:00Z', weeks: 52, me: ['dpursehouse@collab.net', 'David Pursehouse'], accounts: ['1011123'] };
const owners = { repository: 'GerritCodeReview+plugins_code-owners', now: '2022-06-01T00:00:00+02:00', weeks: 52, me: ['ekempin@google.com', 'Edwin Kempin'], accounts: ['1003935'] };

const JUNIO = ['gitster@pobox.com'];
const JEFF = ['peff@peff.net'];
const PATRICK = ['ps@pks.im'];
const JEAN = ['jean.boussier@gmail.com', 'byroot@ruby-lang.org'];
const RAFAEL = ['rafael@rubyonrails.org', 'rafaelmfranca@gmail.com'];
const TENDERLOVE = ['tenderlove@ruby-lang.org', 'aaron.patterson@gmail.com'];
const DHH = ['david@loudthinking.com'];
const TJ = ['tj@vision-media.ca'];
const DOUG = ['doug@somethingdoug.com'];
const WES = ['wes@wesleytodd.com'];
const DAVID = ['davidism@gmail.com', 'David Lord'];
const OMAR = ['ojarjur@google.com', 'ojarjur@users.noreply.github.com'];

/** People and windows of full clones of public repositories, chosen for what their history has that others don't. */
const PUBLIC_CHECKS: PublicCheck[] = [
  // Patches by mail, applied and merged by one person, in several time zones.
  { ...git, me: JUNIO, zones: MORNINGS },
  { ...git, me: JUNIO, zones: EVENINGS, now: '2026-08-20T09:00:00-07:00', weeks: 12 },
  { ...git, me: JUNIO, now: '2012-03-01T00:00:00Z', weeks: 52 },
  { ...git, me: JUNIO, now: '2006-03-01T00:00:00+09:00', weeks: 40, zones: EVENINGS },
  { ...git, me: JUNIO, refs: ['refs/heads/next', 'refs/heads/maint'] },
  { ...git, me: JEFF, weeks: 104, zones: MORNINGS },
  { ...git, me: PATRICK, zones: EVENINGS },
  { ...git, me: ['torvalds@linux-foundation.org', 'torvalds@osdl.org'], now: '2005-09-01T00:00:00Z' },
  // Pull requests merged on the hosting service, and rebased by hand.
  { ...rails, me: JEAN, zones: MORNINGS },
  { ...rails, me: RAFAEL, zones: EVENINGS },
  { ...rails, me: ['Rafael Mendonça França'] },
  { ...rails, me: RAFAEL, now: '2013-12-31T23:59:59-03:00', weeks: 104 },
  { ...rails, me: TENDERLOVE, now: '2012-06-01T00:00:00Z', weeks: 52, zones: EVENINGS },
  { ...rails, me: DHH, now: '2005-12-31T00:00:00Z', weeks: 52 },
  { ...rails, me: ['fatkodima123@gmail.com'], weeks: 12 },
  { ...rails, me: ['nobody@example.com'] },
  // A merge whose only commit has an offset that no clock has: it still brought somebody's work in.
  { ...rails, me: ['santiago@wyeworks.com'], now: '2011-10-15T00:00:00Z', weeks: 12 },
  // Own commits under a second address that is not in the list: the name tells that nobody else's work was applied.
  { ...rails, me: ['yves.senn@gmail.com'], now: '2013-03-10T20:01:04+01:00', weeks: 4 },
  // Squashes by the service and by bots; a maintainer of long ago with three names.
  { ...express, me: ['hello@blakeembrey.com'] },
  { ...express, me: TJ, now: '2014-01-01T00:00:00Z', weeks: 260, zones: EVENINGS },
  { ...express, me: ['TJ Holowaychuk', 'visionmedia'], now: '2011-06-01T00:00:00+02:00', weeks: 52 },
  { ...express, me: DOUG, now: '2020-01-01T00:00:00Z', weeks: 312, zones: MORNINGS },
  { ...express, me: WES, weeks: 156 },
  { ...express, me: ['jonathanrichardong@gmail.com'], now: '2014-12-31T00:00:00Z', weeks: 104 },
  // Lines of releases that are merged forward.
  { ...flask, me: DAVID, zones: MORNINGS },
  { ...flask, me: ['nobody@example.com'], now: '2021-05-20T12:00:00Z', zones: EVENINGS },
  // Names that say nothing (root, =), and one person under several.
  { ...appraise, me: OMAR, zones: MORNINGS },
  { ...appraise, me: ['ojarjur@google.com'], now: '2023-09-01T00:00:00Z', weeks: 420, zones: EVENINGS },
  { ...appraise, me: ['hazbo@gmx.com'] },
  // Gerrit's own notes: work in progress, votes that were copied, comments published with a push, accounts that are numbers.
  { ...checks, zones: MORNINGS },
  { ...owners, zones: EVENINGS },
];

/** The checks of the list whose repository is there, at `mirror/owner+name/repo`. */
export function publicChecks(mirror: string): Check[] {
  const checks = PUBLIC_CHECKS.map(({ repository, ...check }) => ({ directory: join(mirror, repository, 'repo'), ...check }));
  return checks.filter(({ directory }) => existsSync(directory));
}
