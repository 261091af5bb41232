import type { FileHistory } from '../changes/file-changes';
import { isGenerated } from './generated';
import { globOf, problemWithGlob } from './globs';
import { SYSTEM_CLASSES, type SystemClass, systemClassOf } from './system-paths';

/** Globs of the user's, by class; one that begins with `!` takes paths out of the class. */
export type SystemPaths = Readonly<Partial<Record<SystemClass, readonly string[]>>>;

/** Says of each path of one repository what it is for; asked again and again for the same ones, so it remembers. */
export class PathClasses {
  private readonly rules: Rule[];
  private readonly known = new Map<string, PathClass>();

  /** `files` is `null` where they could not be read; then the names alone decide. */
  constructor(
    private readonly files: FileHistory | null,
    settings: SystemPaths,
  ) {
    this.rules = SYSTEM_CLASSES.flatMap((name) => (settings[name] ?? []).map((glob) => ruleOf(name, glob)));
  }

  of(path: string): PathClass {
    let known = this.known.get(path);
    if (known === undefined) this.known.set(path, (known = this.classify(path)));
    return known;
  }

  private classify(path: string): PathClass {
    const attributes = this.files?.attributes.get(path);
    if (isGenerated(path, attributes)) return 'generated';
    const fitting = this.rules.filter(({ fits }) => fits(path));
    const taken = fitting.find(({ out }) => !out)?.name;
    if (taken !== undefined) return taken;
    const known = systemClassOf(path, attributes);
    return known === null || fitting.some(({ name }) => name === known) ? 'source' : known;
  }
}

/** `generated` stands for what nobody wrote by hand here, `source` for all that is left. */
export type PathClass = SystemClass | 'generated' | 'source';

interface Rule {
  name: SystemClass;
  fits: (path: string) => boolean;
  out: boolean;
}

function ruleOf(name: SystemClass, text: string): Rule {
  const out = text.startsWith('!');
  return { name, out, fits: globOf(out ? text.slice(1) : text) };
}

/** What is wrong with a glob of the setting, or `null`. */
export function problemWithSystemPath(text: string): string | null {
  return /^!?\//.test(text) ? 'must be a path inside the repository' : problemWithGlob(text);
}
