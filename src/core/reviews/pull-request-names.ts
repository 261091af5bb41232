import { remoteName } from './remote-name';

/** The keys that tell which names are pull requests, for `git config --get-regexp`. */
export const PULL_REQUEST_KEYS = '^(branch\\..*\\.(merge|remote|github-pr-owner-number)|remote\\..*\\.(url|fetch))$';

/** A host's own ref of a pull or merge request, where the head of its branch is. */
const HEAD = /^refs\/(pull|merge-requests)\/(\d+)\/head$/;

// `remote.<name>.fetch` with the pull requests, as many have it: +refs/pull/*/head:refs/remotes/origin/pr/*
const FETCHED = /^\+?refs\/(pull|merge-requests)\/\*\/head:refs\/remotes\/([^*]*)\*([^*]*)$/;

type Kind = 'pull' | 'merge-requests';

/**
 * Which names that can be checked out stand for pull requests, by the configuration: entries of a key and a value, in
 * git's order.
 *
 * - `branch.<name>.github-pr-owner-number` is written by the extension GitHub Pull Requests: `owner#repository#number`.
 * - `branch.<name>.merge` is `refs/pull/N/head` after `gh pr checkout` of a fork and the like, and
 *   `refs/merge-requests/N/head` on GitLab; `branch.<name>.remote` is the name of the remote, or its URL.
 * - `remote.<name>.fetch` may bring all of them, as remote-tracking branches.
 */
export class PullRequestNames {
  private readonly branches = new Map<string, Map<string, string>>();
  private readonly urls = new Map<string, string>();
  private readonly fetched: { remote: string; kind: Kind; before: string; after: string }[] = [];

  constructor(entries: Iterable<readonly [string, string]>) {
    for (const [key, value] of entries) {
      // A name may have dots, the last part has none.
      const [, section, name = '', last = ''] = /^(branch|remote)\.([^]+)\.([^.]+)$/.exec(key) ?? [];
      if (section === 'branch') this.branches.set(name, (this.branches.get(name) ?? new Map<string, string>()).set(last, value));
      else if (section === 'remote' && last === 'url' && !this.urls.has(name)) this.urls.set(name, value);
      else if (section === 'remote' && last === 'fetch') {
        const [, kind, before = '', after = ''] = FETCHED.exec(value) ?? [];
        if (kind !== undefined) this.fetched.push({ remote: name, kind: kind as Kind, before, after });
      }
    }
  }

  /** Whether there is none, whatever was checked out. */
  get isEmpty(): boolean {
    return this.fetched.length === 0 && [...this.branches.keys()].every((branch) => this.changeOf(branch) === null);
  }

  /** The change, as in `ReviewedChange.id`, that a name in the reflog stands for; `null` for all other names. */
  changeOf(name: string): string | null {
    const branch = this.branches.get(name);
    const owned = /^([\w.-]+)#([\w.-]+)#(\d+)$/.exec(branch?.get('github-pr-owner-number') ?? '');
    if (owned) return `github:${owned[1]}/${owned[2]}#${owned[3]}`;
    const [, kind, number = ''] = HEAD.exec(branch?.get('merge') ?? '') ?? [];
    if (kind !== undefined) return this.change(kind as Kind, number, branch?.get('remote') ?? '');
    const short = name.replace(/^(?:refs\/)?remotes\//, '');
    for (const { remote, kind, before, after } of this.fetched) {
      const number = short.slice(before.length, short.length - after.length);
      if (short === before + number + after && /^\d+$/.test(number)) return this.change(kind, number, remote);
    }
    return null;
  }

  private change(kind: Kind, number: string, remote: string): string {
    const host = remoteName(this.urls.get(remote) ?? remote);
    if (host !== null && kind === 'merge-requests') return `gitlab:${host}:mr-${number}`;
    // Other hosts than GitHub have such refs too. A name without a host is one there.
    if (host !== null && (host.split('/').length === 2 || /^[^/]*github/.test(host))) return `github:${host}#${number}`;
    return `refs/${kind}/${number}/head`;
  }
}
