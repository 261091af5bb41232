/** How a piece of a line is set off in a terminal. */
export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

/** For files, pipes and terminals without colour. */
export const PLAIN: Style = { strong: String, faint: String, red: String, yellow: String, green: String, cyan: String };

// Only the terminal's own sixteen colours, so that the user's theme decides how they look.
// Space around the text stays outside of the codes, so that lines can be trimmed.
const sgr = (on: number, off: number) => (text: string) => text.replace(/\S.*\S|\S/, (words) => `\u001b[${on}m${words}\u001b[${off}m`);

/** Select Graphic Rendition codes (ECMA-48). Each piece is closed on its own line. */
export const SGR: Style = {
  strong: sgr(1, 22),
  faint: sgr(2, 22),
  red: sgr(31, 39),
  yellow: sgr(33, 39),
  green: sgr(32, 39),
  cyan: sgr(36, 39),
};
