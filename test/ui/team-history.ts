import { createRepository, type Person } from '../fixtures/repository';

const INES: Person = { name: 'Ines Duarte', email: 'ines@example.com' };
const TARIQ: Person = { name: 'Tariq Aziz', email: 'tariq@example.com' };

function at(day: string): string {
  return `${Date.parse(`2026-${day}T11:00:00+01:00`) / 1000} +0100`;
}

/** A manager's team: two merges of one kind, a squash, a bump and some upkeep. */
export function teamHistory(folder: string): void {
  const repository = createRepository(folder, { user: { name: 'Mara Lind', email: 'mara@example.com' } });
  repository.commit({ message: 'Begin', files: { 'src/index.ts': 'begin\n' }, authorDate: at('06-01') });
  for (const [number, day, title, person] of [[412, '11-03', 'Print each label once', TARIQ], [418, '11-10', 'Keep labels in memory', INES]] as const) {
    repository.checkout(`labels-${number}`, { create: true });
    repository.commit({ message: title, author: person, committer: person, files: { [`src/labels/${number}.ts`]: `${title}\n`.repeat(9) }, authorDate: at(day) });
    repository.checkout('main');
    repository.merge({ branch: `labels-${number}`, message: `Merge pull request #${number} from parcelway/labels-${number}\n\n${title}`, date: at(day) });
  }
  repository.commit({ message: 'feat(search): find parcels by street (#420)', author: INES, committer: INES, files: { 'src/search/street.ts': 'street\n' }, authorDate: at('11-12') });
  repository.commit({ message: 'Bump left-pad from 1.0.0 to 1.1.0 (#421)', author: INES, committer: INES, files: { 'package.json': '{}\n' }, authorDate: at('11-13') });
  repository.commit({ message: 'Fix a typo in the guide (#422)', author: TARIQ, committer: TARIQ, files: { 'docs/guide.md': 'guide\n' }, authorDate: at('11-14') });
  repository.commit({ message: 'Book couriers by the hour (#390)', author: TARIQ, committer: TARIQ, files: { 'src/couriers/book.ts': 'book\n' }, authorDate: at('10-05') });
}
