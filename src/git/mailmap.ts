import type { Person } from '../core/history/commit';
import type { Git } from './git';

/**
 * Applies the repository's mailmap to people, all in one process (git-check-mailmap(1)). One whose name or address
 * holds a character that contacts can't have stays as recorded: git would give up on the whole list.
 */
export async function applyMailmap(git: Git, people: readonly Person[]): Promise<Person[]> {
  const askable = people.filter(isContact);
  if (askable.length === 0) return [...people];
  const input = askable.map(({ name, email }) => `${name === '' ? '' : `${name} `}<${email}>\n`).join('');
  const answers = (await git.run(['check-mailmap', '--stdin'], input)).split('\n').slice(0, -1);
  if (answers.length !== askable.length) throw new Error(`git check-mailmap gave ${answers.length} answers to ${askable.length} contacts`);
  const mapped = new Map(askable.map((person, index) => [person, parse(answers[index] as string, person)]));
  return people.map((person) => mapped.get(person) ?? person);
}

function isContact({ name, email }: Person): boolean {
  return !/[<>\n\r\0]/.test(name + email) && email.trim() === email;
}

function parse(contact: string, asked: Person): Person {
  const at = contact.lastIndexOf('<');
  if (at === -1 || !contact.endsWith('>')) return asked;
  return { name: contact.slice(0, at).trim(), email: contact.slice(at + 1, -1) };
}
