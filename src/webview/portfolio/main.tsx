import type { EntryPlace, PortfolioDraft } from '../../core/tactics/portfolio';
import type { PortfolioExport } from '../../core/tactics/portfolio-export';
import type { PortfolioAction, PortfolioOwn } from '../../protocol/portfolio-panel';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { formOf } from './form';

/** What outlives a reload of the window. */
export interface PortfolioView {
  /** The entry that is open; without a place it is a new one. */
  open: { file: string; place: EntryPlace | null } | null;
  form: FormView<PortfolioDraft> | null;
  /** How far back work is looked for. */
  weeks: number;
  all: boolean;
  export: PortfolioExport;
  /** Quarters that are left out of the export. */
  without: string[];
}

mountPanel<PortfolioOwn, PortfolioView, PortfolioAction>(App, { open: null, form: null, weeks: 13, all: false, export: 'skip-level', without: [] }, (store) => void formOf(store)?.save());
