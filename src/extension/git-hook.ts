/** Installs and removes the git hook that asks before a commit, merge or push in a zone. */
export class GitHook {
  async install(): Promise<void> {}
  async remove(): Promise<void> {}
}
