import type { RepositoryFacts } from '../core/ledger/facts';
import { PathClasses, type SystemPaths } from '../core/paths/path-classes';
import { authorDay } from '../core/tactics/initiative-branches';
import type { Initiative } from '../core/tactics/initiatives';
import { Purposes } from '../core/tactics/purposes';
import type { FreshEvent } from '../protocol/worker';

/** Says of fresh commits in one repository whether they landed on something whose sunset has passed. */
export class SunsetWatch {
  private readonly purposes: Purposes;
  private readonly branch: Initiative | null;

  /** `branch`: the one that is checked out. Its commits serve its initiative, wherever they are. */
  constructor(
    private readonly repository: RepositoryFacts,
    initiatives: readonly Initiative[],
    systemPaths: SystemPaths,
    branch: string | null,
  ) {
    const classes = new PathClasses(repository.files, systemPaths);
    this.purposes = new Purposes(initiatives, repository.name, (path) => classes.of(path) === 'generated');
    this.branch = branch === null ? null : this.purposes.ofBranch(branch);
  }

  of(row: number): FreshEvent['pastSunset'] {
    const { ledger, details } = this.repository;
    const lines = details.get(row)?.lines ?? [];
    const day = authorDay(ledger, row);
    if (this.purposes.of({ lines, branch: this.branch, day }) !== 'sunset') return null;
    const landed = this.purposes.landedOn({ lines, branch: null });
    return landed?.sunset != null && day > landed.sunset ? { initiative: landed.name, sunset: landed.sunset } : null;
  }
}
