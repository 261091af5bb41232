import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Review, ReviewVolume } from '../../src/core/review/review';
import type { Check, HabitId, Numbers } from './check';
import { HABITS } from './check';

/** As the command of docs/checks.md has it for `goal-less-work`. */
const REGISTER = `initiatives:
  - name: Code
    goal: What customers pay for
    paths: [src/**, lib/**, builtin/**, activerecord/**, commands/**]
  - name: Old
    goal: What they paid for until May
    sunset: 2026-05-31
    paths: [docs/**, test/**, t/**]
`;

/** Tells of no work that any repository has, for `untold-wins`. */
const PORTFOLIO = '## 2026 Q1\n\n### An entry that mentions nothing\n\nIt was all talk.\n';

/** The terminal program, made from the sources as they stand, so that an old `dist` is never what is checked. */
export class Program {
  readonly #directory = mkdtempSync(join(tmpdir(), 'checks-'));
  #file = '';

  /** `file`: a program that is already built. */
  static async make(file?: string): Promise<Program> {
    const program = new Program();
    program.#file = file ?? join(program.#directory, 'cli.js');
    if (file === undefined) {
      await build({
        entryPoints: [join(__dirname, '../../src/cli/main.ts')],
        outfile: program.#file,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        mainFields: ['module', 'main'],
        loader: { '.css': 'text' },
        logLevel: 'warning',
      });
    }
    return program;
  }

  numbers(check: Check): Numbers {
    const { coverage, habits, heatmap, truckFactor, reviewVolume } = this.review(check);
    const byId = new Map(habits.map((habit) => [habit.id, habit]));
    const triples = HABITS.map((id): [HabitId, number[]] => {
      const habit = byId.get(id);
      const knowledge = id === 'sole-knowledge' ? [truckFactor?.value ?? 0, truckFactor?.authors ?? 0] : [];
      return [id, habit ? [habit.count, habit.of, habit.value ?? 0, ...knowledge] : [NaN]];
    });
    const trailers = coverage.reviewSources.find(({ source }) => source === 'trailers');
    const source = (name: string): number[] => {
      const found = coverage.reviewSources.find((each) => each.source === name);
      return found ? [found.reviews, found.comments, found.withLines, found.mine ?? NaN] : [0, 0, 0, 0];
    };
    return {
      gitAppraise: source('git-appraise'),
      notedb: source('notedb'),
      firstReview: [reviewVolume?.firstReview?.changes ?? 0, reviewVolume?.firstReview?.medianHours ?? 0],
      reviewVolume: volumeOf(reviewVolume),
      coverage: [coverage.commits, coverage.hiddenIntegrations, coverage.integrations, coverage.events],
      habits: Object.fromEntries(triples) as Record<HabitId, number[]>,
      trailers: [trailers?.reviews ?? 0, trailers?.mine ?? 0],
      heatmap: heatmap.flat(),
    };
  }

  review(check: Check): Review {
    // A settings file of ours, even an empty one: the repository's own would be read in its place.
    const settings = join(this.#directory, 'settings.json');
    writeFileSync(settings, JSON.stringify({ 'codeRefuge.noCodeZones': check.zones ?? [] }));
    const folder = join(this.#directory, 'folder');
    mkdirSync(join(folder, 'portfolio'), { recursive: true });
    writeFileSync(join(folder, 'initiatives.yaml'), REGISTER);
    writeFileSync(join(folder, 'portfolio', '2026.md'), PORTFOLIO);
    const options = ['--folder', folder, '--me', check.me.join(','), '--now', check.now, '--weeks', String(check.weeks), '--settings', settings];
    if (check.refs) options.push('--refs', check.refs.join(','));
    const done = spawnSync(process.execPath, [this.#file, 'review', check.directory, '--json', ...options], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (done.error) throw done.error;
    // A refused setting is a word on standard error, and a comparison without it would be worth nothing.
    if (done.status !== 0 || done.stderr !== '') throw new Error(done.stderr || `exit ${String(done.status)}`);
    return JSON.parse(done.stdout) as Review;
  }

  dispose(): void {
    rmSync(this.#directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

function volumeOf(volume: ReviewVolume | null): number[] {
  return volume ? [volume.reviews, volume.comments, volume.sized, volume.files, volume.changedLines] : [0, 0, 0, 0, 0];
}
