import { renderPlan } from '../core/review/plan-markdown';
import type { Arguments } from './arguments';
import type { Messages } from './messages';
import { print, writeResult } from './output';
import { reviewOf } from './review-command';

/** `plan`: the delegation plan as Markdown. A file that is there already may have been worked on, so it is never replaced unasked. */
export async function planCommand(args: Arguments, messages: Messages): Promise<void> {
  const review = await reviewOf(args, messages);
  if (review === null) return;
  const text = args.format === 'json' ? `${JSON.stringify(review.delegationPlan, null, 2)}\n` : renderPlan(review);
  if (args.out === null) await print(text);
  else await writeResult(args.out, text, args.force, false);
}
