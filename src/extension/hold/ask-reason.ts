import * as vscode from 'vscode';

/** Asks why the glass is broken. `undefined` if the user thought better of it; an empty line is no answer. */
export function askReason(zone: string): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  box.title = `Break Glass: ${zone}`;
  box.prompt = 'Why now? One line; it is counted in the review.';
  box.ignoreFocusOut = true;
  return new Promise((resolve) => {
    box.onDidChangeValue(() => (box.validationMessage = undefined));
    box.onDidAccept(() => {
      const reason = box.value.trim();
      if (reason === '') box.validationMessage = 'One line is enough. Escape leaves the zone as it is.';
      else resolve(reason);
    });
    box.onDidHide(() => resolve(undefined));
    box.show();
  }).then((reason) => (box.dispose(), reason as string | undefined));
}
