import * as vscode from 'vscode';
import { hostOf, readFeedAddress } from '../../calendars/feed-address';
import type { FeedFailure } from '../../calendars/feed-failure';
import type { FeedRecord } from '../../calendars/feed-store';
import { confirm } from '../confirm';
import type { FeedAddresses } from './feed-addresses';
import { dayAndTime } from './feed-notes';
import type { Log } from '../log';
import { plainText } from '../plain-text';

const LONGEST_NAME = 60;

/** What the user typed: a new feed, or another address for one that is there. */
export interface TypedFeed {
  address: URL;
  name: string;
  replaces: FeedRecord | null;
}

/** Asks for address and name. The address is never shown, not even while it is typed. */
export async function askForFeed(feeds: readonly FeedRecord[], addresses: Pick<FeedAddresses, 'get'>): Promise<TypedFeed | null> {
  const known = new Map<string, string>();
  for (const { id, name } of feeds) known.set((await addresses.get(id))?.href ?? '', name);
  const typed = await vscode.window.showInputBox({
    title: 'Add Calendar Feed (1/2)',
    prompt: 'The secret iCal address of the calendar, https:// or webcal://. It goes to the secret storage of VS Code, and into no setting, file or log.',
    placeHolder: 'https://',
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const read = readFeedAddress(text);
      // An empty box is no mistake yet.
      if (!read.ok) return text === '' ? null : read.reason;
      const twin = known.get(read.address.href);
      return twin === undefined ? null : { message: `“${twin}” has this address already.`, severity: vscode.InputBoxValidationSeverity.Warning };
    },
  });
  const read = readFeedAddress(typed ?? '');
  if (!read.ok) return null;
  const name = await askForName(feeds, read.address, known.get(read.address.href));
  return name === null ? null : { address: read.address, name, replaces: named(feeds, name) };
}

async function askForName(feeds: readonly FeedRecord[], address: URL, twin: string | undefined): Promise<string | null> {
  const name = await vscode.window.showInputBox({
    title: 'Add Calendar Feed (2/2)',
    prompt: 'A name for it. Rules can use it, and the tooltip of the status bar shows it.',
    value: twin ?? suggestedName(hostOf(address)),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return 'Give it a name.';
      if (/:\/\//.test(text) || text.includes(address.pathname.slice(1) || '/')) return 'The address is secret, and a name is shown. Choose another.';
      if ([...text.trim()].length > LONGEST_NAME) return `Use ${LONGEST_NAME} characters at most.`;
      const same = named(feeds, text.trim());
      return same === null ? null : { message: `“${same.name}” gets the address you typed.`, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return name === undefined || name.trim() === '' ? null : plainText(name, LONGEST_NAME);
}

function named(feeds: readonly FeedRecord[], name: string): FeedRecord | null {
  return feeds.find((feed) => feed.name.toLowerCase() === name.toLowerCase()) ?? null;
}

function suggestedName(host: string): string {
  if (/(?:^|\.)google\.[a-z.]+$/.test(host)) return 'Google calendar';
  if (/(?:^|\.)(?:outlook|office|office365|live)\.[a-z.]+$/.test(host)) return 'Outlook calendar';
  return host;
}

/** Asks which feed to remove, and whether to. */
export async function askForRemoval(feeds: readonly FeedRecord[], noteOf: (feed: FeedRecord) => string): Promise<FeedRecord | null> {
  if (feeds.length === 0) {
    void vscode.window.showInformationMessage('There are no calendar feeds. “Code Refuge: Add Calendar Feed” adds one.');
    return null;
  }
  const picks = feeds.map((feed) => ({ label: feed.name, description: noteOf(feed).slice(feed.name.length + 2), feed }));
  const pick = await vscode.window.showQuickPick(picks, { title: 'Remove Calendar Feed' });
  if (pick === undefined) return null;
  const detail = 'Its address and the copy of its events go from this machine. The calendar itself stays as it is.';
  const remove = 'Remove';
  return (await vscode.window.showWarningMessage(`Remove “${plainText(pick.label)}”?`, { modal: true, detail }, remove)) === remove ? pick.feed : null;
}

export function confirmAdded(name: string): void {
  confirm(`$(check) “${plainText(name)}” is one of your calendars now`);
}

export function confirmRemoved(name: string): void {
  confirm(`$(check) “${plainText(name)}” is removed`);
}

/** The address can't be right, so nothing was kept. Whether to try another. */
export async function tellNotAdded(name: string, { message, advice }: FeedFailure): Promise<boolean> {
  const again = 'Try Another Address';
  return (await vscode.window.showWarningMessage(`“${plainText(name)}” was not added: ${message}. ${advice}`.trim(), again)) === again;
}

/** The first fetch failed for a reason that may pass. */
export function tellAddedWithout(name: string, { message, advice }: FeedFailure, nextTry: number | null, now: Date): void {
  const next = nextTry === null ? '' : ` It is tried again at ${dayAndTime(new Date(nextTry), now)}.`;
  void vscode.window.showWarningMessage(`“${plainText(name)}” was added, but can't be fetched yet: ${message}.${advice === '' ? '' : ` ${advice}`}${next}`);
}

/** Something that has nothing to do with the address or its server. */
export async function tellSeeLog(name: string, log: Log): Promise<void> {
  const show = 'Show Log';
  if ((await vscode.window.showWarningMessage(`“${plainText(name)}” can't be fetched now. The log says why.`, show)) === show) log.show();
}
