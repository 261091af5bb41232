import * as vscode from 'vscode';
import { parseSettings, SETTING_NAMES, SETTINGS_PREFIX, type SettingProblem, type Settings } from '../../core/settings';
import { Disposable } from '../disposable';
import { problemKey, problemsMessage } from './setting-problems';

/**
 * The settings as they stand now. A setting that can't be used is named in one message, once for as long as it
 * stays wrong, and its default is used.
 */
export class Configuration extends Disposable {
  private current = read();
  private told = new Set<string>();
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /** Fires when a value that is in use has changed, not for every edit of a settings file. */
  readonly onDidChange = this.change.event;

  constructor() {
    super();
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTINGS_PREFIX)) this.update();
      }),
    );
    this.tell();
  }

  get settings(): Settings {
    return this.current.settings;
  }

  get problems(): SettingProblem[] {
    return this.current.problems;
  }

  private update(): void {
    const before = JSON.stringify(this.current);
    this.current = read();
    if (JSON.stringify(this.current) === before) return;
    this.tell();
    this.change.fire();
  }

  private tell(): void {
    const fresh = this.problems.filter((problem) => !this.told.has(problemKey(problem)));
    this.told = new Set(this.problems.map(problemKey));
    if (fresh.length > 0) void showProblems(fresh);
  }
}

/** Opens the settings editor at these settings, and shows no others. */
export async function openSettings(...settings: string[]): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${settings.join(',')}`);
}

function read(): { settings: Settings; problems: SettingProblem[] } {
  const configuration = vscode.workspace.getConfiguration(SETTINGS_PREFIX);
  return parseSettings(Object.fromEntries(SETTING_NAMES.map((name) => [name, configuration.get<unknown>(name)])));
}

async function showProblems(problems: SettingProblem[]): Promise<void> {
  const open = 'Open Settings';
  const choice = await vscode.window.showWarningMessage(problemsMessage(problems), open);
  if (choice === open) await openSettings(...problems.map(({ setting }) => setting));
}
