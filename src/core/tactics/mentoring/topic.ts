/** Something that came into a repository: what somebody could show the user. */
export interface Topic {
  kind: TopicKind;
  /** Where it is from, such as `npm` or `GitHub Actions`; empty for a language, and for a tool with files of its own. */
  of: string;
  /** As its makers write it: `vitest`, `Kotlin`, `docker/build-push-action`. */
  name: string;
}

export type TopicKind = 'dependency' | 'language' | 'tool';

/** One key for everything that is the same topic. */
export function topicKey({ kind, of, name }: Topic): string {
  return `${kind}\0${of}\0${name.toLowerCase()}`;
}

/** Letters and digits of a name: `Docker Compose` the tool is `docker-compose` the package. */
export function looseName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const SHOWN = 3;

/** "vitest, playwright and 2 more (npm)". */
export function topicTitle({ of, names }: { of: string; names: readonly string[] }): string {
  const more = names.length - SHOWN;
  const listed = more > 0 ? `${names.slice(0, SHOWN).join(', ')} and ${more} more` : names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
  return of === '' ? listed : `${listed} (${of})`;
}
