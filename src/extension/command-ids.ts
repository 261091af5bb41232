/** Every command in the manifest. */
export const COMMAND_IDS = [
  'codeRefuge.openReview',
  'codeRefuge.refresh',
  'codeRefuge.snooze',
  'codeRefuge.resumeWarnings',
  'codeRefuge.showLog',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
