import type { LineChange } from '../changes/file-changes';
import { areaOf, globOf } from '../paths/globs';
import type { Initiative } from './initiatives';

/**
 * What a piece of work is for: an initiative with a goal; one that has none; an area whose sunset has passed; none that
 * the register knows.
 */
export type Purpose = 'initiative' | 'no-goal' | 'sunset' | 'none';

interface Registered {
  initiative: Initiative;
  paths: ((path: string) => boolean)[];
  branches: ((branch: string) => boolean)[];
}

/** Says of work in one repository what it was for, by the register. */
export class Purposes {
  /** Last one first: where several fit, the last of the register decides, as in `.gitattributes`. */
  private readonly registered: Registered[];
  private readonly known = new Map<string, Initiative | null>();

  constructor(
    initiatives: readonly Initiative[],
    repository: string,
    /** Whether nobody wrote a file by hand. */
    private readonly isGenerated: (path: string) => boolean,
  ) {
    this.registered = initiatives
      .filter(({ repositories }) => repositories.length === 0 || repositories.some((name) => name.toLowerCase() === repository.toLowerCase()))
      .map((initiative) => ({ initiative, paths: initiative.paths.map(areaOf), branches: initiative.branches.map(globOf) }))
      .reverse();
  }

  /** Whether nothing is registered for the repository. */
  get isEmpty(): boolean {
    return this.registered.length === 0;
  }

  /** The initiative that a branch belongs to. */
  ofBranch(name: string): Initiative | null {
    return this.registered.find(({ branches }) => branches.some((fits) => fits(name)))?.initiative ?? null;
  }

  /**
   * What a commit was for. `branch` is the initiative of the branch it was made on, `day` the date of its author
   * (`YYYY-MM-DD`). By paths, at least half of its changed lines decide; where it changed none, as with binary files, its
   * files do. `null` where it changed nothing but generated files, or nothing at all.
   */
  of({ lines, branch, day }: { lines: readonly LineChange[]; branch: Initiative | null; day: string }): Purpose | null {
    const byHand = lines.filter(({ path }) => !this.isGenerated(path));
    if (byHand.length === 0) return null;
    if (branch !== null && purposeOf(branch, day) === 'initiative') return 'initiative';
    const anyLine = byHand.some(({ added, deleted }) => added + deleted > 0);
    const weights: Record<Purpose, number> = { initiative: 0, sunset: 0, 'no-goal': 0, none: 0 };
    for (const { path, added, deleted } of byHand) weights[purposeOf(this.ofPath(path), day)] += anyLine ? added + deleted : 1;
    const { initiative, ...others } = weights;
    const whole = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    if (initiative * 2 >= whole) return 'initiative';
    return (Object.keys(others) as (keyof typeof others)[]).reduce((most, each) => (others[each] > others[most] ? each : most));
  }

  /** The initiative that a commit landed on: that of its branch, else the one that has most of its changed lines, if it has half of them. */
  landedOn({ lines, branch }: { lines: readonly LineChange[]; branch: Initiative | null }): Initiative | null {
    const byHand = lines.filter(({ path }) => !this.isGenerated(path));
    if (branch !== null || byHand.length === 0) return branch;
    const anyLine = byHand.some(({ added, deleted }) => added + deleted > 0);
    const weights = new Map<Initiative | null, number>();
    for (const { path, added, deleted } of byHand) {
      const initiative = this.ofPath(path);
      weights.set(initiative, (weights.get(initiative) ?? 0) + (anyLine ? added + deleted : 1));
    }
    const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const [most] = [...weights].sort(([, a], [, b]) => b - a);
    return most !== undefined && most[1] * 2 >= whole ? most[0] : null;
  }

  /** The initiative that a file belongs to. */
  ofPath(path: string): Initiative | null {
    let known = this.known.get(path);
    if (known === undefined) {
      known = this.registered.find(({ paths }) => paths.some((fits) => fits(path)))?.initiative ?? null;
      this.known.set(path, known);
    }
    return known;
  }
}

function purposeOf(initiative: Initiative | null, day: string): Purpose {
  if (initiative === null) return 'none';
  // Dates written like this are in order as texts.
  if (initiative.sunset !== null && day > initiative.sunset) return 'sunset';
  return initiative.goal === '' ? 'no-goal' : 'initiative';
}
