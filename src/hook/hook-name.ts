/** The hooks of git that ask (githooks(5)). Each is skipped by `--no-verify`. */
export const HOOKS = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const;

export type HookName = (typeof HOOKS)[number];

/** The hook that stood in the place of ours is kept beside it under its own name and this. */
const KEPT_SUFFIX = '.before-code-refuge';

export function keptName(hook: HookName): string {
  return `${hook}${KEPT_SUFFIX}`;
}
