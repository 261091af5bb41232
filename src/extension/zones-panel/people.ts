import * as vscode from 'vscode';
import type { Invitation } from '../../core/calendar/export/calendar-file';

const OWN_ADDRESS = 'codeRefuge.ownAddress';
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;

/** The address of the user that invitations come from, as far as it is known: `known` are those of their commits. */
export function ownAddress(memory: vscode.Memento, known: readonly string[]): string {
  return memory.get<string>(OWN_ADDRESS) ?? suggested(known);
}

/** No-reply addresses of hosting services belong to no calendar. */
function suggested(known: readonly string[]): string {
  return known.find((address) => ADDRESS.test(address) && !/\bno-?reply\b/i.test(address)) ?? '';
}

export async function rememberOwnAddress(memory: vscode.Memento, address: string): Promise<void> {
  await memory.update(OWN_ADDRESS, address);
}

/** Asks who invites, once, and who is invited. `null` where the user leaves. `known` are addresses of the user. */
export async function askForPeople(memory: vscode.Memento, known: readonly string[]): Promise<Invitation | null> {
  let organizer = memory.get<string>(OWN_ADDRESS);
  for (;;) {
    if (organizer === undefined) {
      organizer = await askForOwn(known);
      if (organizer === undefined) return null;
      await rememberOwnAddress(memory, organizer);
    }
    const answer = await askForOthers(organizer);
    if (answer === 'another address') organizer = undefined;
    else return answer && { organizer, attendees: answer };
  }
}

async function askForOwn(known: readonly string[]): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: 'Invitation: Your Address (1/2)',
    prompt: 'The e-mail address of your calendar. It stands in the invitation as the organizer.',
    value: suggested(known),
    ignoreFocusOut: true,
    validateInput: (text) => (ADDRESS.test(text.trim()) ? null : 'Write one e-mail address, such as name@example.org.'),
  });
  return answer?.trim();
}

/** The other addresses, `null` where the user leaves. */
function askForOthers(organizer: string): Promise<string[] | 'another address' | null> {
  const box = vscode.window.createInputBox();
  box.title = 'Invitation: Whom to Invite (2/2)';
  box.prompt = `From ${organizer}. Leave it empty to block your own calendar only.`;
  box.placeholder = 'lee@example.org, sam@example.org';
  box.ignoreFocusOut = true;
  box.buttons = [{ iconPath: new vscode.ThemeIcon('account'), tooltip: 'Use Another Address of Yours' }];
  return new Promise((resolve) => {
    box.onDidTriggerButton(() => resolve('another address'));
    box.onDidChangeValue(() => (box.validationMessage = undefined));
    box.onDidHide(() => resolve(null));
    box.onDidAccept(() => {
      const others = addresses(box.value).filter((address) => address.toLowerCase() !== organizer.toLowerCase());
      const wrong = others.find((address) => !ADDRESS.test(address));
      if (wrong === undefined) resolve([...new Set(others)]);
      else box.validationMessage = `“${wrong}” is no e-mail address.`;
    });
    box.show();
  }).finally(() => box.dispose()) as Promise<string[] | 'another address' | null>;
}

function addresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '');
}
