import type { Person } from '../history/commit';

/** The distinct people of a history as they were recorded, numbered from 0 in the order in which they came. */
export class People {
  private readonly ids = new Map<string, number>();
  private readonly list: Person[] = [];

  get size(): number {
    return this.list.length;
  }

  id({ name, email }: Person): number {
    const key = `${name}\0${email}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.list.length;
      this.ids.set(detach(key), id);
      this.list.push({ name: detach(name), email: detach(email) });
    }
    return id;
  }

  get(id: number): Person {
    const person = this.list[id];
    if (!person) throw new RangeError(`There is no person ${id}`);
    return person;
  }

  all(): readonly Person[] {
    return this.list;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A copy of its own: a slice keeps the whole chunk of the log alive that it was cut from. */
function detach(text: string): string {
  return decoder.decode(encoder.encode(text));
}
