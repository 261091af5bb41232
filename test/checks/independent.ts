import { spawnSync } from 'node:child_process';
import type { Check, HabitId, Numbers } from './check';
import { HABITS, WEEKDAYS } from './check';

const SET_UPS = ['set-up', 'trailer-set-up', 'review-set-up', 'gerrit-set-up', 'work-set-up'];

/** Runs the commands of the page. */
export function independentNumbers(commands: ReadonlyMap<string, string>, check: Check): Numbers {
  const run = (id: string): number[] => {
    const command = commands.get(id);
    if (command === undefined) throw new Error(`the page has no command for ${id}`);
    const done = spawnSync('sh', ['-c', [...SET_UPS.map((name) => commands.get(name) ?? ''), command].join('\n')], {
      cwd: check.directory,
      env: { ...process.env, ...variables(check) },
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (done.error) throw done.error;
    // The exit code is the last command's alone; a word on standard error means that one before it failed.
    if (done.status !== 0 || done.stderr !== '') throw new Error(`${id}: ${done.stderr || `exit ${String(done.status)}`}`);
    return done.stdout.trim().split(/\s+/).map(Number);
  };
  const habits = Object.fromEntries(HABITS.map((id) => [id, withValue(id, run(id), check.weeks)]));
  return { coverage: run('coverage'), gitAppraise: run('git-appraise'), notedb: run('notedb'), firstReview: run('first-review'), reviewVolume: run('review-volume'), habits: habits as Numbers['habits'], trailers: run('review-trailers'), heatmap: run('heatmap') };
}

/** The commands print counts only; the division that makes the value is one anybody can do. */
function withValue(id: HabitId, [count = NaN, of = NaN, more = NaN, ...others]: number[], weeks: number): number[] {
  const share = (part: number): number => (of === 0 ? 0 : part / of);
  switch (id) {
    case 'late-night-merges':
    case 'late-night-commits':
    case 'weekend-work':
      return [count, of, more / weeks];
    case 'absence-resilience':
      return [count, of, more];
    case 'hands-on-share':
      return [count, of, share(more)];
    case 'sole-knowledge':
      return [count, of, share(count), more, ...others];
    case 'merge-gatekeeping':
    case 'blocked-hours-work':
    case 'blocked-hours-reviews':
    case 'line-by-line-reviews':
    case 'firefighting':
    case 'first-responder':
    case 'system-improvement':
    case 'untold-wins':
    case 'goal-less-work':
      return [count, of, share(count)];
  }
}

function variables({ me, now, weeks, refs, zones = [], accounts = [], exactRenames }: Check): Record<string, string> {
  const end = Math.floor(new Date(now).getTime() / 1000);
  const zoneLines = zones.flatMap(({ days, from, to }) =>
    days.map((day) => `${String(WEEKDAYS.indexOf(day) + 1)} ${String(minutes(from))} ${String(minutes(to))}`));
  return {
    ME: me.join(','),
    ACCOUNTS: accounts.join(','),
    REFS: refs?.join(' ') ?? 'HEAD',
    TO: String(end),
    WEEKS: String(weeks),
    FROM: String(end - weeks * 604_800),
    ZONES: zoneLines.join(';'),
    OFFSET: String(offset(now)),
    ...(exactRenames && { RENAMES: '-M100%' }),
  };
}

function minutes(time: string): number {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** Seconds east of Greenwich. */
function offset(iso: string): number {
  const match = /(?:Z|([+-])(\d\d):(\d\d))$/.exec(iso);
  if (!match) throw new Error(`${iso} needs an offset: …Z or …+02:00`);
  const [, sign, hour = '0', minute = '0'] = match;
  return (sign === '-' ? -60 : 60) * (Number(hour) * 60 + Number(minute));
}
