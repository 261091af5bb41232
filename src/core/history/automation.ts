import type { Person } from './commit';
import { IdentityMatcher } from './identities';

/**
 * Accounts that are programs, beside everything with `[bot]` in its name or address. Collected from public
 * histories; `codeRefuge.bots` adds to the list.
 */
const KNOWN_BOTS = [
  'action@github.com',
  'actions@github.com',
  'aider@aider.chat',
  'allcontributors',
  'bors@app.bors.tech',
  'bot@renovateapp.com',
  'bot@stepsecurity.io',
  'codecov-io',
  'copilot',
  'copilot@github.com',
  'copybara-service',
  'cursoragent@cursor.com',
  'dependabot',
  'dependabot-preview',
  'github actions',
  'github-actions',
  'github-merge-queue',
  'gitlab-bot',
  'greenkeeper',
  'greenkeeperio-bot',
  'greenkeeper@greenkeeper.io',
  'hosted weblate',
  'hosted@weblate.org',
  'imgbot',
  'imgbothelp@gmail.com',
  'jekyllbot',
  'jekyllbot@jekyllrb.com',
  'jenkins',
  'k8s-ci-robot',
  'mergify',
  'noreply@anthropic.com',
  'noreply@weblate.org',
  'pre-commit-ci',
  'pyup-bot',
  'release-please',
  'renovate',
  'renovate bot',
  'renovate-bot',
  'scala-steward',
  'semantic-release-bot',
  'semantic-release-bot@martynus.net',
  'snyk-bot',
  'snyk-bot@snyk.io',
  'support@dependabot.com',
  'support@greenkeeper.io',
  'the gitter badger',
  'travis ci',
  'travis@travis-ci.org',
  'weblate',
  'whitesource bolt',
];

/** Hosting services that stand as committer of what somebody did on their web pages. */
const HOSTING_SERVICES = [
  'noreply@github.com',
  'noreply@gitlab.com',
  'noreply@bitbucket.org',
  'noreply@codeberg.org',
  'noreply@gitea.io',
  'noreply@gitea.com',
];

export function botMatcher(extra: readonly string[]): (person: Person) => boolean {
  const known = new IdentityMatcher([...KNOWN_BOTS, ...extra]);
  return (person) => person.name.includes('[bot]') || person.email.includes('[bot]') || known.matches(person);
}

const services = new IdentityMatcher(HOSTING_SERVICES);

export function isHostingService(person: Person): boolean {
  return services.matches(person);
}
