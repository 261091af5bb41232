import { WEEK_SECONDS } from '../core/calendar/moment';
import { GitHook } from '../hook/git-hook';
import { OptIn } from '../hook/opt-in';
import { placeOf } from '../hook/place';
import type { ZoneTable } from '../hook/zone-table';
import { HOOK_WEEKS, type HookRequest, type HookResult, type HookTablesRequest } from '../protocol/worker';
import { readNow } from './now';

/** Installs the git hook, takes it out, and keeps what it asks by up to date. */
export class HookKeeper {
  async change({ id, action, repository, git, zones, now }: HookRequest): Promise<HookResult> {
    const hook = new GitHook(git, repository);
    if (action === 'remove') {
      const { wasOn, notes } = await hook.remove();
      return { type: 'hook', id, done: wasOn, notes };
    }
    const { hooks } = await hook.install(tableOf(zones, now));
    return { type: 'hook', id, done: hooks.some(({ asks }) => asks), notes: hooks.flatMap(({ asks, text }) => (asks ? [] : [text])) };
  }

  /**
   * Writes the zones for the repositories that have opted in, and lets through until a time where the glass is
   * broken. Returns what went wrong.
   */
  async update({ repositories, git, zones, now, letThroughUntil }: HookTablesRequest): Promise<string[]> {
    const problems: string[] = [];
    const done = new Set<string>();
    for (const repository of repositories) {
      try {
        const { commonDirectory } = await placeOf(git, repository);
        const optIn = new OptIn(commonDirectory);
        if (done.has(commonDirectory) || !(await optIn.isOn())) continue;
        done.add(commonDirectory);
        // Made from calendars that only the terminal was told of.
        if ((await optIn.table())?.keeper !== 'terminal') await optIn.write(tableOf(zones, now));
        if (letThroughUntil !== null) await optIn.letThrough(letThroughUntil);
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
    return problems;
  }
}

function tableOf(zones: HookTablesRequest['zones'], now: string): ZoneTable {
  const { time: written } = readNow(now);
  return { written, until: written + HOOK_WEEKS * WEEK_SECONDS, keeper: 'editor', zones };
}
