import type { Assessment } from '../core/analyze';
import { textsOf } from '../core/tactics/mentoring/manifest-history';
import { mentoringHistories, type Mentors, mentorsOf } from '../core/tactics/mentoring/mentors';
import { Git } from '../git/git';
import { readTexts } from '../git/texts';

/** Who of the team could show the user what. One git process a repository reads all manifests that changed. */
export async function findMentors(assessment: Pick<Assessment, 'repositories' | 'facts' | 'now'>, git: string): Promise<Mentors> {
  const histories = mentoringHistories(assessment);
  const texts = new Map<string, string>();
  for (const history of histories) {
    const read = await readTexts(await Git.open(git, history.repository.path), textsOf(history));
    for (const [name, text] of read) texts.set(name, text);
  }
  return mentorsOf(assessment, histories, (name) => texts.get(name) ?? null);
}
