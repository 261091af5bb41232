import * as vscode from 'vscode';
import { SETTINGS_PREFIX } from '../../core/settings';
import { portfolioFile, quarterOfDay } from '../../core/tactics/portfolio';
import type { PortfolioAction, PortfolioOwn } from '../../protocol/portfolio-panel';
import { rememberPortfolio } from '../reminders/portfolio-reminder';
import { localDay } from '../time/local-time';
import type { TacticSide } from './tactic-panel';

/** The impact portfolio: what the team achieved, quarter by quarter. */
export const PORTFOLIO: TacticSide<PortfolioOwn, PortfolioAction> = {
  id: 'portfolio',
  async files(folder, { time }) {
    const current = portfolioFile(quarterOfDay(localDay(time.now())));
    const files = await folder.readAll('portfolio', '.md');
    return files.some(({ name }) => name === current) ? files : [...files, await folder.read(current)];
  },
  own: ({ configuration: { settings } }) => ({ reminder: settings.portfolioReminder }),
  async act({ day }, { memory, time }) {
    // Who has the panel open need not be reminded of it this month.
    await rememberPortfolio(memory, time.now());
    await vscode.workspace.getConfiguration(SETTINGS_PREFIX).update('portfolioReminder', day, vscode.ConfigurationTarget.Global);
  },
};
