import type { CommitEvidence, DelegationArea, Evidence, Habit, Review, Signal } from '../../../../src/core/review/review';

// Reviews to try the renderers on. They hold together (counts, weights and contributions add up), so that what is
// seen on a picture of them could be true.

const PATH = '/home/mara/work/parcelway';
const HIDDEN = { share: 204 / 215, note: '11 squash or rebase merges by the hosting service don\'t record who pressed the button.' };

const WATCHED = { share: 1, note: 'Reviews on web pages and in other editors are not seen.' };

/** A manager with half a year behind her: every status, a no-code zone, a night on call, hidden merges. */
export function fullReview(): Review {
  const signals: Signal[] = [
    signal('hands-on-share', 'Hands-on share', 0, '0 of 452 commits are yours', 100, 0.3),
    signal('merge-gatekeeping', 'Merge gatekeeping', 0.62, '127 of 204 merges brought in others\' work through you', 18, 0.35),
    signal('late-night-merges', 'Late-night merges', 0.27, '7 of 127 merges, 7 nights in 26 weeks', 73, 0.1),
    signal('weekend-work', 'Weekend work', 0.12, '4 of 127 commits and merges, 3 weekend days in 26 weeks', 88, 0.1),
    signal('blocked-hours-work', 'Work in no-code zones', 9 / 78, '9 of 78 no-code zones broken, by 12 commits and merges', 81, 0.15),
  ];
  return {
    schema: 1,
    repositories: [
      {
        name: 'parcelway',
        path: PATH,
        refs: [
          { name: 'HEAD', commit: hash(900) },
          { name: 'refs/remotes/origin/main', commit: hash(901) },
        ],
        commits: 2318,
        shallow: false,
      },
    ],
    me: [
      { name: 'Mara Lindqvist', email: 'mara@parcelway.example', commits: 1204 },
      { name: 'Mara Lindqvist', email: '4711+maralin@users.noreply.github.com', commits: 188 },
      { name: 'mara', email: 'mara@laptop.local', commits: 12 },
    ],
    window: { from: '2026-05-23T18:00:00+02:00', to: '2026-11-21T18:00:00+01:00', weeks: 26 },
    coverage: {
      commitsRead: 2318,
      commits: 583,
      events: 127,
      teamSize: 5,
      botCommits: 41,
      integrations: 204,
      hiddenIntegrations: 11,
      reviewSources: [
        { source: 'notedb', reviews: 1204, comments: 5120, withLines: 4870, mine: 96, skipped: 3 },
        { source: 'editor', reviews: 21, comments: 34, withLines: 18, mine: 21, skipped: 0 },
      ],
      missingReviewRefs: [
        {
          repository: PATH,
          remote: 'origin',
          refs: ['refs/notes/devtools/reviews'],
          fetch: 'git fetch --no-tags --no-prune origin "refs/notes/devtools/reviews:refs/notes/devtools/reviews"',
          certain: true,
        },
      ],
      shallow: false,
      notesSkipped: 3,
      damagedCommits: 0,
      notices: [
        '11 commits went in through a squash, a rebase or an edit on the hosting service\'s pages. Git records the service as their committer, not who pressed the button, so they are no evidence of merging.',
        '41 commits by automation accounts were left out.',
        "Reviews that left nothing in the repository or the editor, such as those on a hosting service's pages, are not counted.",
      ],
    },
    score: {
      value: 65,
      reason: null,
      change: 1,
      signalChanges: { added: [], removed: [{ id: 'late-night-commits', title: 'Late-night commits' }] },
      signals,
      missing: [{ id: 'late-night-commits', title: 'Late-night commits', why: 'You wrote no commits in this window.' }],
      bestChange: { id: 'merge-gatekeeping', text: 'Let others press the button on three merges in four: the score would be 90.', gain: 25 },
      weeks: [52, 54, null, 51, 55, 58, 57, 60, 62, 61, 64, 65].map((value, index) => ({
        to: `${new Date(Date.UTC(2026, 10, 21 - 7 * (11 - index))).toISOString().slice(0, 10)}T18:00:00+01:00`,
        value,
      })),
    },
    habits: [
      habit('late-night-merges', 'Late-night merges', 'watch', 0.27, 7, 127, {
        arithmetic: '7 of 127 merges, 7 nights in 26 weeks',
        why: '0.27 nights a week; under 0.1 is good, from 0.5 on it stands out.',
        definition: 'Nights a week on which you merged, or applied a patch of somebody else\'s, between 22:00 and 05:00 on the clock where you were.',
        coverage: HIDDEN,
        evidence: evidence('merge', 7, 'Merge pull request #412 from parcelway/lockers-near-me'),
      }),
      habit('late-night-commits', 'Late-night commits', 'no-evidence', null, 0, 0, {
        arithmetic: '',
        why: 'You wrote no commits in this window.',
        definition: 'Nights a week on which you wrote a commit between 22:00 and 05:00 on the clock where you were.',
      }),
      habit('weekend-work', 'Weekend work', 'good', 0.12, 4, 127, {
        arithmetic: '4 of 127 commits and merges, 3 weekend days in 26 weeks',
        why: '0.12 weekend days a week; under 0.25 is good, from 0.75 on it stands out.',
        definition: 'Saturdays and Sundays a week on which you committed, merged or applied a patch.',
        evidence: evidence('applied', 4, 'Retry webhooks that time out'),
      }),
      habit('blocked-hours-work', 'Work in no-code zones', 'watch', 9 / 78, 9, 78, {
        arithmetic: '9 of 78 no-code zones broken, by 12 commits and merges',
        why: '12 % of the zones; under 10 % is good, from 30 % on it stands out.',
        definition: 'No-code zones in which you committed, merged or applied a patch, of all no-code zones that began in the window.',
        evidence: evidence('merge', 12, 'Merge branch \'vat-per-line\''),
      }),
      habit('blocked-hours-reviews', 'Reviews in no-code zones', 'good', 4 / 78, 4, 78, {
        arithmetic: '4 of 78 no-code zones broken, by 5 review events',
        why: '5 % of the zones; under 10 % is good, from 30 % on it stands out.',
        definition: 'No-code zones in which you reviewed in the editor, of all no-code zones that began in the window while the editor was watching.',
        coverage: WATCHED,
        evidence: reviewEvidence(5),
      }),
      habit('line-by-line-reviews', 'Line-by-line reviews', 'watch', 6 / 18, 6, 18, {
        arithmetic: '6 of 18 reviews went line by line',
        why: '33 % of them; under 25 % is good, from 50 % on it stands out.',
        definition: 'Changes of others of which you read at least 80 % of the changed lines in the diffs you opened, of all changes that you looked at for more than a glance.',
        coverage: WATCHED,
        evidence: reviewEvidence(6),
      }),
      habit('merge-gatekeeping', 'Merge gatekeeping', 'flag', 0.62, 127, 204, {
        arithmetic: '127 of 204 merges brought in others\' work through you',
        why: '62 % of them; under 25 % is good, from 50 % on it stands out.',
        definition: 'Merges of other people\'s work and patches of theirs that you applied, of all merges and applied patches whose integrator the history records.',
        coverage: HIDDEN,
        evidence: evidence('merge', 50, 'Merge branch \'feature/pickup-slots\''),
        evidenceCount: 127,
      }),
      habit('hands-on-share', 'Hands-on share', 'good', 0, 0, 452, {
        arithmetic: '0 of 452 commits are yours',
        why: '0 % of the commits; under 25 % is good, from 50 % on it stands out.',
        definition: 'Commits that you wrote, of all commits that people wrote.',
      }),
      habit('sole-knowledge', 'Sole knowledge', 'good', 41 / 318, 41, 318, {
        arithmetic: '41 of 318 files have no author but you',
        why: '13 % of the files; under 25 % is good, from 50 % on it stands out.',
        definition: 'Files in HEAD whose only author is you, by degree of authorship over the whole history.',
        evidence: fileEvidence(5),
        evidenceCount: 41,
      }),
    ],
    delegationPlan: [
      area('src/billing', 'src/billing, outside of its larger folders', 'Let Noor Haddad take the next change in src/billing/vat.ts; the last one there was “VAT per line”.'),
      area('', 'Top level', 'Nobody else has worked here or next to it. Take somebody along when you change Makefile next, and let them type.', []),
    ],
    truckFactor: { value: 2, files: 318, authors: 6 },
    heatmap: weekOfEvents(),
    hours: {
      workingHours: { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 },
      weekend: [6, 7],
      lateNight: { from: 22 * 60, to: 5 * 60 },
    },
    zones: [
      { title: '1:1s', days: [2, 4], from: 9 * 60, to: 12 * 60, hold: true },
      { title: 'Roadmap', days: [5], from: 14 * 60, to: 16 * 60, hold: false },
    ],
    zoneHours: [
      { day: 2, from: 9 * 60, to: 12 * 60, share: 1 },
      { day: 3, from: 15 * 60, to: 16 * 60, share: 0.25 },
      { day: 4, from: 9 * 60, to: 12 * 60, share: 1 },
      { day: 5, from: 14 * 60, to: 16 * 60, share: 1 },
    ],
    recentZones: [
      recentZone('Board preparation', 'work.ics', '2026-11-18T15:00:00+01:00', '2026-11-18T16:00:00+01:00', false),
      recentZone('1:1s', 'settings', '2026-11-17T09:00:00+01:00', '2026-11-17T12:00:00+01:00', true),
    ],
    brokenGlass: [{ time: '2026-11-17T10:12:00+01:00', zone: '1:1s', reason: 'The payment provider is down and Tariq is on a plane' }],
    onCall: [
      { night: '2026-10-14', events: 4 },
      { night: '2026-08-02', events: 1 },
    ],
    outages: [
      {
        start: '2026-11-17T23:41:09+01:00',
        first: 'me',
        minutesUntilOther: 617,
        files: [{ repository: PATH, path: 'src/billing/vat.ts', urgentFixes: 2 }, { repository: PATH, path: 'src/billing/refunds.ts', urgentFixes: 1 }],
        fixes: 2,
        commits: [step('authored', '2026-11-17T23:41:09+01:00', 'Hotfix: wrong VAT on returns'), step('team', '2026-11-18T09:58:09+01:00', 'Hotfix: and on refunds')],
      },
      {
        start: '2026-10-02T11:05:00+02:00',
        first: 'team',
        minutesUntilOther: null,
        files: [],
        fixes: 1,
        commits: [step('team', '2026-10-02T11:05:00+02:00', 'Incident: webhooks pile up')],
      },
    ],
    systemTime: {
      budget: 0.2,
      weeks: Array.from({ length: 26 }, (_, index) => ({ to: `${new Date(Date.UTC(2026, 10, 21 - 7 * (25 - index))).toISOString().slice(0, 10)}T18:00:00+01:00`, count: index % 4, of: 17 })),
      hottestFiles: [{ repository: PATH, path: 'src/billing/vat.ts', urgentFixes: 4 }, { repository: PATH, path: 'src/search/geo.ts', urgentFixes: 2 }],
    },
    absence: { away: { weeks: 3, median: 17, lowerQuartile: 14.5, upperQuartile: 18 }, present: { weeks: 22, median: 12.5, lowerQuartile: 11, upperQuartile: 15.75 } },
    commitments: [],
    reviewVolume: {
      reviews: 52,
      comments: 130,
      files: 208,
      changedLines: 9100,
      sized: 48,
      perWeek: { reviews: 2, comments: 5, files: 8, changedLines: 350 },
      firstReview: { medianHours: 20.5, changes: 88 },
    },
  };
}

/** A history that shows nothing: no score, no evidence, no events. */
export function emptyReview(): Review {
  const review = fullReview();
  const why = 'Nobody merged or applied anything in this window.';
  return {
    ...review,
    reviewVolume: null,
    repositories: [{ name: 'new-service', path: '/home/mara/work/new-service', refs: [], commits: 0, shallow: true }],
    me: [{ name: '', email: 'mara@parcelway.example', commits: 0 }],
    coverage: {
      ...review.coverage,
      missingReviewRefs: [],
      commitsRead: 0,
      commits: 0,
      events: 0,
      teamSize: 0,
      botCommits: 0,
      integrations: 0,
      hiddenIntegrations: 0,
      shallow: true,
      notices: ['new-service has no commits yet.', 'None of the commits in the window are yours. If you commit under other addresses, add them to codeRefuge.identities.'],
    },
    score: {
      value: null,
      reason: 'There are no commits in the 26 weeks of the window.',
      change: null,
      signalChanges: { added: [], removed: [] },
      signals: [],
      missing: review.habits.map(({ id, title }) => ({ id, title, why })),
      bestChange: null,
      weeks: review.score.weeks.map(({ to }) => ({ to, value: null })),
    },
    habits: review.habits.map((habit) => ({
      ...habit,
      status: 'no-evidence',
      value: null,
      count: 0,
      of: 0,
      arithmetic: '',
      evidence: [],
      evidenceCount: 0,
      why,
      coverage: { share: 0, note: '' },
    })),
    delegationPlan: [],
    truckFactor: null,
    heatmap: Array.from({ length: 7 }, () => new Array<number>(24).fill(0)),
    zones: [],
    zoneHours: [],
    recentZones: [],
    brokenGlass: [],
    onCall: [],
    outages: [],
    systemTime: { ...review.systemTime, weeks: review.systemTime.weeks.map(({ to }) => ({ to, count: 0, of: 0 })), hottestFiles: [] },
    absence: { away: null, present: null },
  };
}

/** What somebody could write into a commit to steer a terminal, a browser or a reader. */
export const HOSTILE = [
  '<img src=x onerror=alert(1)><script>alert(2)</script>',
  '"><svg/onload=alert(1)> \' onmouseover=\'alert(1)',
  '</details></style></title><!-- <![CDATA[ &lt;b&gt; &#60;i&#62;',
  '[click](https://evil.example) ![x](http://evil.example/x.png) <https://evil.example> www.evil.example',
  '@maintainer please see #1 GH-2 parcelway/other#3 mail me@evil.example https://evil.example',
  '`code` ``more`` ``` and ` a | pipe \\| and \\` trailing `',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u001b[2J\u009b1A\u0090',
  'safe\u202egnp.exe\u202c \u2066isolate\u2069 \u200e\u200f\u061c',
  'nul\0 bell\u0007 back\b\b\b tab\t line\nfeed\r\nreturn\rvertical\u000bform\f del\u007f next\u0085 para\u2029',
  `${'字'.repeat(60)}${'👩‍👩‍👧‍👦'.repeat(15)}🇸🇪👍🏽❤️`,
  `z${'\u0301'.repeat(150)} \ud800 \ufeff\u200b\u00ad\u2060`,
  'x'.repeat(200),
  '# heading',
  '- item',
  '',
];

/** The full review with hostile text wherever text of others can stand. */
export function hostileReview(): Review {
  const review = fullReview();
  const text = (index: number) => HOSTILE[index % HOSTILE.length]!;
  return {
    ...review,
    repositories: HOSTILE.map((name, index) => ({
      name,
      path: `/tmp/${text(index + 1)}`,
      refs: [{ name: `refs/heads/${text(index + 2)}`, commit: hash(index) }],
      commits: index,
      shallow: index % 2 === 0,
    })),
    me: HOSTILE.map((name, index) => ({ name, email: text(index + 3), commits: 1 })),
    coverage: { ...review.coverage, notices: HOSTILE.map((name) => `${name} is a shallow clone.`) },
    score: {
      ...review.score,
      bestChange: { ...review.score.bestChange!, text: text(3) },
      missing: HOSTILE.map((title, index) => ({ id: 'weekend-work', title, why: text(index + 1) })),
    },
    habits: review.habits.map((habit, index) => ({
      ...habit,
      arithmetic: text(index),
      why: text(index + 4),
      coverage: { share: 0.5, note: text(index + 5) },
      evidence: HOSTILE.map((subject, row) => row % 4 === 3 ? ({ kind: 'file', repository: `/tmp/${text(row + 1)}`, path: subject, time: '2026-11-19T14:12:33+01:00', text: 'made by you' }) : row % 3 === 2 ? ({ kind: 'review', source: 'editor', repository: `/tmp/${text(row + 1)}`, change: subject, time: '2026-11-19T14:12:33+01:00', text: subject }) : ({
        kind: 'commit',
        repository: `/tmp/${text(row + 1)}`,
        commit: hash(row),
        role: 'merge',
        time: '2026-11-19T01:12:33+01:00',
        subject,
      })),
    })),
    delegationPlan: HOSTILE.slice(0, 12).map((title, row) => ({
      ...area(title, title, text(row + 1), [{ name: text(row + 2), why: text(row + 3) }]),
      repository: `/tmp/${text(row + 1)}`,
      hotFiles: [{ path: text(row + 4), commits: 1 }],
    })),
    zones: HOSTILE.map((title) => ({ title, days: [1, 7], from: 22 * 60, to: 60, hold: false })),
    recentZones: HOSTILE.map((title) => recentZone(title, title, '2026-11-17T09:00:00+01:00', '2026-11-17T12:00:00+01:00', true)),
    outages: HOSTILE.map((path, index) => ({
      ...review.outages[0]!,
      files: [{ repository: `/tmp/${text(index + 1)}`, path, urgentFixes: 2 }],
      commits: [{ kind: 'commit', repository: `/tmp/${text(index + 1)}`, commit: hash(index), role: 'team', time: '2026-11-19T01:12:33+01:00', subject: text(index + 2) }],
    })),
    systemTime: { ...review.systemTime, hottestFiles: HOSTILE.slice(0, 3).map((path) => ({ repository: `/tmp/${path}`, path, urgentFixes: 2 })) },
    brokenGlass: HOSTILE.map((text) => ({ time: '2026-11-17T10:12:00+01:00', zone: text, reason: text })),
  };
}

function recentZone(title: string, source: string, start: string, end: string, broken: boolean): Review['recentZones'][number] {
  return { start, end, title, source, allDay: false, broken, by: [] };
}

function signal(id: Signal['id'], title: string, value: number, arithmetic: string, subScore: number, weight: number): Signal {
  return { id, title, value, arithmetic, subScore, weight, contribution: subScore * weight };
}

type Details = Pick<Habit, 'arithmetic' | 'why' | 'definition'> & Partial<Pick<Habit, 'coverage' | 'evidence' | 'evidenceCount'>>;

function habit(id: Habit['id'], title: string, status: Habit['status'], value: number | null, count: number, of: number, details: Details): Habit {
  return {
    id,
    trap: 'code-refuge',
    title,
    status,
    value,
    unit: 'share',
    count,
    of,
    coverage: { share: 1, note: '' },
    evidence: [],
    evidenceCount: details.evidence?.length ?? 0,
    ...details,
  };
}

function evidence(role: CommitEvidence['role'], count: number, subject: string): Evidence[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2026, 10, 19 - index * 3)).toISOString().slice(0, 10);
    return {
      kind: 'commit',
      repository: PATH,
      commit: hash(index * 7 + count),
      role,
      time: `${day}T${String(22 + (index % 2)).padStart(2, '0')}:${String((index * 17) % 60).padStart(2, '0')}:09+01:00`,
      subject: index === 1 ? `${subject}: what the hosting service proposes as a message when a branch with a long name is merged in a hurry` : subject,
    };
  });
}

function step(role: CommitEvidence['role'], time: string, subject: string): CommitEvidence {
  return { kind: 'commit', repository: PATH, commit: hash(subject.length), role, time, subject };
}

function reviewEvidence(count: number): Evidence[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'review',
    source: 'editor',
    repository: PATH,
    change: `github:parcelway/parcelway#${412 - index}`,
    time: `2026-11-${19 - index}T14:${10 + index}:09+01:00`,
    text: `${52 - index} of 52 changed lines of #${412 - index} read`,
  }));
}

function fileEvidence(count: number): Evidence[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'file',
    repository: PATH,
    path: `src/billing/${['vat', 'refunds', 'invoices', 'currencies', 'dunning'][index % 5]!}.ts`,
    time: `2026-11-${19 - index}T14:${10 + index}:09+01:00`,
    text: `made by you, and ${9 - index} of 12 changes since`,
  }));
}

const SUCCESSORS = [
  { name: 'Noor Haddad', why: '4 commits here in 26 weeks, has worked on 5 of 14 files' },
  { name: 'Jonas Weber', why: '31 commits next to it, in src' },
];

function area(path: string, title: string, firstStep: string, successors = SUCCESSORS): DelegationArea {
  return {
    repository: PATH,
    path,
    title,
    files: 14,
    soleFiles: 12,
    commits: 9,
    myCommits: 8,
    lastChange: '2026-11-19T14:10:09+01:00',
    successors,
    hotFiles: [{ path: 'src/billing/vat.ts', commits: 6 }],
    firstStep,
  };
}

/** Busy mornings, a long tail into the night, a little at weekends: 127 events. */
function weekOfEvents(): number[][] {
  const weekday = [1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 2, 0, 2, 3, 2, 1, 1, 0, 0, 1, 1, 2, 1];
  const heatmap = [1, 2, 3, 4, 5].map((day) => weekday.map((count, hour) => (count > 0 && (hour + day) % 5 === 0 ? count - 1 : count)));
  const weekend = (hours: number[]) => Array.from({ length: 24 }, (_, hour) => (hours.includes(hour) ? 1 : 0));
  return [...heatmap, weekend([10, 23]), weekend([17, 21])];
}

function hash(seed: number): string {
  let state = (seed + 1) * 2654435761;
  return Array.from({ length: 40 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return '0123456789abcdef'[state >>> 28];
  }).join('');
}
