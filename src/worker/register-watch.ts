import type { RepositoryFacts } from '../core/ledger/facts';
import { isLongLived } from '../core/ledger/long-lived-branches';
import { PathClasses, type SystemPaths } from '../core/paths/path-classes';
import { authorDay } from '../core/tactics/initiative-branches';
import { folderOf } from '../core/tactics/initiative-work';
import type { Initiative } from '../core/tactics/initiatives';
import { Purposes } from '../core/tactics/purposes';
import type { OffRegister } from '../protocol/worker';

/** Says of fresh commits in one repository whether they landed past a sunset, or on nothing that the register knows. */
export class RegisterWatch {
  private readonly purposes: Purposes;
  private readonly classes: PathClasses;

  /** `branch`: the one that is checked out. Its commits serve its initiative, wherever they are. */
  constructor(
    private readonly repository: RepositoryFacts,
    initiatives: readonly Initiative[],
    systemPaths: SystemPaths,
    private readonly branch: string | null,
  ) {
    this.classes = new PathClasses(repository.files, systemPaths);
    this.purposes = new Purposes(initiatives, repository.name, (path) => this.classes.of(path) === 'generated');
  }

  of(row: number): OffRegister | null {
    // A register that says nothing of this repository is no reason to speak in it.
    if (this.purposes.isEmpty) return null;
    const { ledger, details } = this.repository;
    const lines = details.get(row)?.lines ?? [];
    const day = authorDay(ledger, row);
    const branch = this.branch === null ? null : this.purposes.ofBranch(this.branch);
    const purpose = this.purposes.of({ lines, branch, day });
    const landed = this.purposes.landedOn({ lines, branch: null });
    if (purpose === 'sunset') return landed?.sunset != null && day > landed.sunset ? { kind: 'sunset', initiative: landed.name, sunset: landed.sunset } : null;
    // Tests, runbooks and automation serve whatever there is; the budget of system time speaks of them.
    const source = lines.filter(({ path }) => this.classes.of(path) === 'source');
    if (purpose !== 'none' || branch !== null || landed !== null || source.length === 0) return null;
    return { kind: 'none', place: this.branch !== null && !isLongLived(this.repository, this.branch) ? this.branch : mostChangedFolder(source) };
  }
}

function mostChangedFolder(lines: readonly { path: string; added: number; deleted: number }[]): string {
  const weights = new Map<string, number>();
  for (const { path, added, deleted } of lines) weights.set(folderOf(path), (weights.get(folderOf(path)) ?? 0) + added + deleted);
  return [...weights].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}
