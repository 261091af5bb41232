/** Fewer characters are a slip of the finger rather than a comment. */
const LEAST_CHARACTERS = 3;

/**
 * Tells comments that were sent from those that were given up, by what their editor holds. VS Code tells no other
 * extension of a comment; but it empties the editor in one step when the comment has gone out. Who deletes letter by
 * letter empties it from a single character, who cancels closes it with the text in it. Who selects all and deletes
 * looks the same as one who sends, unless something is typed again soon after.
 */
export class CommentDrafts {
  private readonly drafts = new Map<string, string>();

  /** Takes in what an editor holds now. True where that looks like a comment that was sent. */
  changed(editor: string, text: string): boolean {
    const before = this.drafts.get(editor) ?? '';
    if (text === '') this.drafts.delete(editor);
    else this.drafts.set(editor, text.trim());
    return text === '' && before.length >= LEAST_CHARACTERS;
  }

  /** Whether an editor holds text. */
  holds(editor: string): boolean {
    return this.drafts.has(editor);
  }

  closed(editor: string): void {
    this.drafts.delete(editor);
  }
}
