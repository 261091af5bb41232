import type { SettingProblem } from '../../core/settings';

/** Two problems are the same thing to say when the setting and what is wrong with it are. */
export function problemKey({ setting, message }: SettingProblem): string {
  return `${setting}: ${message}`;
}

/** One message for all settings that can't be used. */
export function problemsMessage(problems: SettingProblem[]): string {
  const list = problems.map(problemKey).join('; ');
  return problems.length === 1
    ? `A setting can't be used, so its default stands in. ${list}.`
    : `${problems.length} settings can't be used, so their defaults stand in. ${list}.`;
}
