import type { Assessment } from '../core/analyze';
import { isLongLived } from '../core/ledger/long-lived-branches';
import type { CheckedOut } from '../core/tactics/materials';
import { Purposes } from '../core/tactics/purposes';
import { currentBranch } from '../git/current-branch';
import { Git } from '../git/git';

/** The branches that are checked out, each with the initiative that it belongs to. One that can't be asked for is left out: the review tells of the repository's trouble. */
export async function checkedOut({ repositories, documents }: Pick<Assessment, 'repositories' | 'documents'>, program: string): Promise<CheckedOut[]> {
  const found = await Promise.all(
    repositories.map(async (repository): Promise<CheckedOut | null> => {
      const { name, path } = repository;
      const branch = await Git.open(program, path).then(currentBranch, () => null);
      if (branch === null) return null;
      const initiative = new Purposes(documents.initiatives ?? [], name, () => false).ofBranch(branch);
      return { repository: name, branch, isDefault: isLongLived(repository, branch), initiative: initiative?.name ?? null };
    }),
  );
  return found.filter((each) => each !== null);
}
