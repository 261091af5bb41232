/**
 * Makes text from a commit safe to show anywhere: on one line, and with nothing in it that steers a terminal or
 * reorders what stands beside it. Subjects and names are written by anyone who ever had a commit merged.
 *
 * White space becomes a space; other control characters become their picture (ESC is shown as ␛); what steers the
 * direction of text, and broken surrogates, become �; characters that show nothing are dropped. Joiners stay, for
 * Persian and emoji need them.
 */
export function visible(text: string): string {
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\0-\x1f]/gu, (control) => String.fromCodePoint(0x2400 + control.charCodeAt(0)))
    .replace(/\x7f/gu, '␡')
    .replace(/[\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\p{Cs}]/gu, '�')
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1');
}
