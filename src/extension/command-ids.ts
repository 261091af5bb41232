/** Every command in the manifest. */
export const COMMAND_IDS = [
  'codeRefuge.openReview',
  'codeRefuge.openWeeklyReview',
  'codeRefuge.openZones',
  'codeRefuge.openManagerReadme',
  'codeRefuge.openShadowWeek',
  'codeRefuge.openMentoring',
  'codeRefuge.openDelegation',
  'codeRefuge.openInitiatives',
  'codeRefuge.openEscapePlan',
  'codeRefuge.openRehearsals',
  'codeRefuge.openWins',
  'codeRefuge.openPortfolio',
  'codeRefuge.writePlan',
  'codeRefuge.addCalendarFeed',
  'codeRefuge.removeCalendarFeed',
  'codeRefuge.breakGlass',
  'codeRefuge.installHook',
  'codeRefuge.removeHook',
  'codeRefuge.findReviews',
  'codeRefuge.refresh',
  'codeRefuge.snooze',
  'codeRefuge.resumeWarnings',
  'codeRefuge.checkWording',
  'codeRefuge.showLog',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
