import * as vscode from 'vscode';
import { clock } from '../../core/habits/detector';
import type { WeeklyZone } from '../../core/review/review';
import { WEEKDAYS } from '../../core/calendar/weekdays';
import { parseSettings, SETTINGS_PREFIX } from '../../core/settings';
import type { SettingLevel } from '../../protocol/zones-panel';
import { errorText } from '../log';

const NAME = 'noCodeZones';

/** Where the own zones stand now, and so where edits go. A setting of a window never stands in a folder. */
export function ownZonesLevel(): SettingLevel {
  return inspect()?.workspaceValue === undefined ? 'user' : 'workspace';
}

/**
 * Writes the own zones where they stand now. Entries of the settings file that say what they said before stay as they
 * were written. Returns what went wrong, in a sentence or two, or `null`.
 */
export async function writeOwnZones(before: readonly WeeklyZone[], zones: readonly WeeklyZone[]): Promise<string | null> {
  const current = parse(vscode.workspace.getConfiguration(SETTINGS_PREFIX).get(NAME));
  if (current === null) return "The setting has an entry that can't be read, so nothing was written over it.";
  if (JSON.stringify(current) !== JSON.stringify(before)) {
    return 'The zones were changed elsewhere in the meantime, so this edit was not saved. They are shown as they are now.';
  }
  const level = ownZonesLevel();
  const raw = level === 'workspace' ? inspect()?.workspaceValue : inspect()?.globalValue;
  const entries = Array.isArray(raw) ? [...(raw as unknown[])] : [];
  const value = zones.map((zone) => {
    const at = entries.findIndex((entry) => JSON.stringify(parse([entry])?.[0]) === JSON.stringify(zone));
    return at >= 0 ? entries.splice(at, 1)[0] : written(zone);
  });
  try {
    const target = level === 'workspace' ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration(SETTINGS_PREFIX).update(NAME, value, target);
  } catch (error) {
    return `The zones couldn't be written to the ${level} settings: ${errorText(error)}`;
  }
  const now = parse(vscode.workspace.getConfiguration(SETTINGS_PREFIX).get(NAME));
  if (JSON.stringify(now) === JSON.stringify(zones)) return null;
  return `The zones were written to the ${level} settings, but settings that stand above those hide them.`;
}

function inspect() {
  return vscode.workspace.getConfiguration(SETTINGS_PREFIX).inspect<unknown>(NAME);
}

function parse(raw: unknown): WeeklyZone[] | null {
  const { settings, problems } = parseSettings({ [NAME]: raw });
  return problems.length > 0 ? null : settings.noCodeZones;
}

function written({ title, days, from, to, hold }: WeeklyZone): Record<string, unknown> {
  return { title, days: days.map((day) => WEEKDAYS[day - 1]), from: clock(from), to: clock(to), ...(hold ? { hold } : {}) };
}
