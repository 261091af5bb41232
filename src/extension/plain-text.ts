/** Control characters, and those that turn the direction of what follows: they would disturb the text around. */
const DISTURBING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/**
 * Commit text for a place that reads it as plain text but makes links of `[label](command:…)`, as notifications do:
 * on one line, cut to `limit`, and without such a link.
 */
export function plainText(text: string, limit = 80): string {
  const line = text.replace(DISTURBING, ' ').replaceAll('](', '] (').trim();
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('').trimEnd()}…`;
}

/** Text of commits and people for a Markdown document: every character that means something there is escaped. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(DISTURBING, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+\-!|~$]/g, '\\$&');
}
