/** Asks for a name and the secret address of a calendar feed. */
export class Feeds {
  async add(): Promise<void> {}
  async remove(): Promise<void> {}
}
