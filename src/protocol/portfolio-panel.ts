/** What only the panel of the impact portfolio is told. */
export interface PortfolioOwn {
  /** The setting `codeRefuge.portfolioReminder`: a day of the month, 0 for never. */
  reminder: number;
}

/** `day` is a value of that setting. */
export type PortfolioAction = { type: 'remind'; day: number };
