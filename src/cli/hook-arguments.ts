import { UsageError } from './usage-error';

const ACTIONS = ['install', 'remove', 'status'] as const;

export type HookAction = (typeof ACTIONS)[number];

/** What follows `hook` on the command line: what to do, and perhaps a repository. Throws a `UsageError`. */
export function hookActionOf([action, ...repositories]: readonly string[], values: { calendar?: unknown; match?: unknown; settings?: unknown }): HookAction {
  if (action === undefined) throw new UsageError('Say what to do: hook install, hook remove or hook status.');
  const known = ACTIONS.find((each) => each === action);
  if (known === undefined) throw new UsageError(`hook does not know "${action}"; there are install, remove and status.`);
  if (repositories.length > 1) throw new UsageError('hook takes one repository.');
  for (const option of ['calendar', 'match', 'settings'] as const) {
    if (known !== 'install' && values[option] !== undefined) throw new UsageError(`--${option} does not go with hook ${known}.`);
  }
  return known;
}
