import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { DEFAULT_SETTINGS, SETTINGS_PREFIX } from '../../core/settings';
import { listUserFiles, readUserFile, UserFileError, writeUserFile } from '../../documents/user-files';
import type { SaveOutcome, UserFile } from '../../protocol/tactic-panel';
import { errorText } from '../log';
import type { Repositories } from '../repositories/repositories';
import type { Documents } from './documents';

const PICKED = 'codeRefuge.folderPicked';
const SETTING = `${SETTINGS_PREFIX}.folder`;
const NO_FOLDER = `${SETTING} is relative, and no folder is open that it could start at. Name the folder from the root or with ~.`;

/** The files that panels make, in the folder that the user picks once. */
export class UserFolder {
  constructor(
    private readonly documents: Documents,
    private readonly repositories: Pick<Repositories, 'paths'>,
    private readonly memory: vscode.Memento,
  ) {}

  /** Fires when any file in the folder has changed, or the folder is another one. */
  get onDidChange(): vscode.Event<void> {
    return this.documents.onDidChangeAny;
  }

  /** As the user would write it. */
  get name(): string {
    return this.documents.folder.name;
  }

  async read(name: string): Promise<UserFile> {
    const { path: folder } = this.documents.folder;
    try {
      if (folder === null) throw new UserFileError(NO_FOLDER);
      return { name, text: await readUserFile(folder, name), problem: null };
    } catch (error) {
      return { name, text: null, problem: errorText(error) };
    }
  }

  /** The files in a folder of it that end like this, by name; a folder that can't be read has one file with a problem. */
  async readAll(within: string, ending: string): Promise<UserFile[]> {
    const { path: folder } = this.documents.folder;
    if (folder === null) return [];
    try {
      return await Promise.all((await listUserFiles(folder, within, ending)).map((name) => this.read(name)));
    } catch (error) {
      return [{ name: within, text: null, problem: errorText(error) }];
    }
  }

  /** Writes a file if it still says `base`. Where no folder was picked yet, the user picks one first. */
  async save(name: string, text: string, base: string | null): Promise<SaveOutcome> {
    try {
      if (!(await this.pick())) return { kind: 'cancelled' };
      const { path: folder } = this.documents.folder;
      if (folder === null) throw new UserFileError(NO_FOLDER);
      return await writeUserFile(folder, name, text, base);
    } catch (error) {
      return { kind: 'failed', problem: errorText(error) };
    }
  }

  async open(name: string): Promise<void> {
    const { path: folder } = this.documents.folder;
    if (folder === null) return;
    const file = path.join(folder, ...name.split('/'));
    try {
      await vscode.window.showTextDocument(vscode.Uri.file(file));
    } catch (error) {
      void vscode.window.showErrorMessage(`${file} can't be opened: ${errorText(error)}`);
    }
  }

  /** Asks for the folder, once; whether there is one. A folder that a setting or the environment names was picked there. */
  async pick(again = false): Promise<boolean> {
    const { folder } = this.documents;
    const isDefault = folder.name === DEFAULT_SETTINGS.folder;
    if (!again && (!isDefault || this.memory.get<boolean>(PICKED) === true)) return true;
    const choose = 'Choose Another Folder…';
    const items: vscode.QuickPickItem[] = [
      { label: folder.name, description: isDefault ? 'suggested' : 'as it is', detail: 'Plain Markdown, YAML and calendar files, to read and edit without this extension too.' },
      { label: choose, detail: 'A folder outside your repositories, so that your notes are not committed with the code.' },
    ];
    const choice = await vscode.window.showQuickPick(items, { title: 'Where Shall Your Files Be Kept?', placeHolder: 'This is asked once. The setting codeRefuge.folder changes it.', ignoreFocusOut: true });
    if (choice === undefined) return false;
    if (choice.label === choose && !(await this.chooseFolder())) return false;
    await this.memory.update(PICKED, true);
    return true;
  }

  private async chooseFolder(): Promise<boolean> {
    for (;;) {
      const [chosen] = (await vscode.window.showOpenDialog({ title: 'Folder for Your Files', openLabel: 'Use This Folder', canSelectFiles: false, canSelectFolders: true, canSelectMany: false, defaultUri: vscode.Uri.file(os.homedir()) })) ?? [];
      if (chosen === undefined) return false;
      const repository = this.repositories.paths.find((each) => isWithin(each, chosen.fsPath));
      if (repository !== undefined) {
        const use = 'Use It Anyway';
        const answer = await vscode.window.showWarningMessage(`This folder lies in the repository ${path.basename(repository)}. Your notes could be committed with the code.`, { modal: true }, use, 'Choose Another');
        if (answer === undefined) return false;
        if (answer !== use) continue;
      }
      await vscode.workspace.getConfiguration(SETTINGS_PREFIX).update('folder', chosen.fsPath, vscode.ConfigurationTarget.Global);
      return true;
    }
  }
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
