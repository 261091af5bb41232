/** A line of a list of tasks, as GitHub writes it (https://github.github.com/gfm/#task-list-items-extension-). */
export interface Step {
  /** Which line of the text, from 0. */
  line: number;
  done: boolean;
  text: string;
}

const TASK = /^(\s*(?:[-*+]|\d{1,9}[.)])\s+\[)([ xX])(\]\s+)(.*)$/;

/** The tasks in a text; other lines are none. */
export function stepsIn(text: string): Step[] {
  return text.split('\n').flatMap((content, line) => {
    const match = TASK.exec(content);
    return match === null ? [] : [{ line, done: match[2] !== ' ', text: match[4]!.trim() }];
  });
}

/** The text with a task ticked off, or not; nothing else in it changes. */
export function withStep(text: string, line: number, done: boolean): string {
  return text
    .split('\n')
    .map((content, index) => (index === line ? content.replace(TASK, (_, before: string, __, after: string, rest: string) => `${before}${done ? 'x' : ' '}${after}${rest}`) : content))
    .join('\n');
}
