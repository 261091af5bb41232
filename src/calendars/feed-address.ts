/** What a user typed as the address of a feed: the address, or why it can't be one. The reason never repeats the text. */
export type TypedAddress = { ok: true; address: URL } | { ok: false; reason: string };

/**
 * Reads the address of a feed. `webcal:` is what calendars call a feed in their links; it is read as `https:`, and
 * `http:` is refused, for the address is the key to the calendar.
 */
export function readFeedAddress(text: string): TypedAddress {
  const typed = text.trim().replace(/^<(.*)>$/, '$1');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(typed)?.[1]?.toLowerCase();
  if (typed === '') return no('Paste the address of the calendar.');
  if (/\s/.test(typed)) return no('An address has no spaces. Is it more than one?');
  if (scheme === 'http') return no('With http, anyone on the way can read the address and the calendar. Use the address that begins with https.');
  if (scheme === 'file') return no('A file on this machine is no feed: name it in the setting codeRefuge.calendars.');
  if (!/^(?:https|webcals?):\/\//i.test(typed)) return no('Write the whole address, beginning with https:// or webcal://.');
  const address = parseUrl(asHttps(typed));
  if (address === null || address.hostname === '') return no('This is no complete address. Copy it again from the calendar.');
  address.hash = '';
  return { ok: true, address };
}

/** The host of a feed, the only part of its address that may be shown. */
export function hostOf(address: URL): string {
  return address.hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Where the calendar's service shows the address that belongs here, for those whose screens are known. */
export function whereToFindAddress({ hostname, pathname }: URL): string {
  if (/(?:^|\.)google(?:usercontent)?\.[a-z.]+$/.test(hostname)) {
    return 'In Google Calendar: Settings, the calendar under “Settings for my calendars”, “Integrate calendar”, “Secret address in iCal format”.';
  }
  if (/(?:^|\.)(?:outlook|office|office365|live|microsoft)\.[a-z.]+$/.test(hostname)) {
    return 'In Outlook on the web: Settings, “Calendar”, “Shared calendars”, “Publish a calendar”; copy the ICS link, not the HTML link.';
  }
  if (/\/(?:remote\.php|public\.php|apps\/calendar)(?:\/|$)/.test(pathname)) {
    return 'In Nextcloud: share the calendar by link, then “Copy subscription link”.';
  }
  return "Use the calendar's secret (private) iCal address; its sharing settings show it.";
}

/** Whether a text contains what makes the address a secret: a long part of its path or query that is no e-mail address, or its password. */
export function repeatsAddress(text: string, { pathname, search, password }: URL): boolean {
  const parts = `${pathname}${search}`.split(/[/?&=]/).filter((part) => part.length >= 12 || (part.length >= 8 && /\d/.test(part)));
  const secrets = [...parts.filter((part) => !decoded(part).includes('@')), password].flatMap((part) => [part, decoded(part)]);
  return secrets.some((secret) => secret.length >= 4 && text.includes(secret));
}

/** A part of an address without its percent signs, or as it is where they make no sense. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function asHttps(typed: string): string {
  return typed.replace(/^webcals?:/i, 'https:');
}

/** What `URL.parse` does, which is younger than Node 20. */
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function no(reason: string): TypedAddress {
  return { ok: false, reason };
}
