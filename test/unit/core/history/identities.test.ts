import assert from 'node:assert/strict';
import fc from 'fast-check';
import { botMatcher, isHostingService } from '../../../../src/core/history/automation';
import { IdentityMatcher, normalizeEmail, samePerson } from '../../../../src/core/history/identities';

const login = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,15}$/);
const host = fc.constantFrom('github.com', 'gitlab.com', 'git.example.org');
const address = fc.tuple(login, fc.constantFrom('example.com', 'mail.example.org')).map(([user, domain]) => `${user}@${domain}`);
const word = fc.stringMatching(/^[A-Za-zÀ-ÿ][a-zà-ÿ'.-]{1,10}$/);
const fullName = fc.tuple(word, word).map((words) => words.join(' '));

describe('identities', () => {
  it('are compared without case and blanks', () => {
    fc.assert(
      fc.property(address, fullName, (email, name) => {
        const me = new IdentityMatcher([email, name]);
        assert.ok(me.matches({ name: 'Somebody Else', email: ` ${email.toUpperCase()} ` }));
        assert.ok(me.matches({ name: ` ${name.toLowerCase().replace(' ', '  ')} `, email: 'other@example.net' }));
        assert.ok(!me.matches({ name: 'Somebody Else', email: `not-${email}` }));
      }),
    );
  });

  it('take both forms of a no-reply address for one, whichever is configured', () => {
    fc.assert(
      fc.property(login, fc.nat(), host, (user, id, domain) => {
        const forms = [`${user}@users.noreply.${domain}`, `${id}+${user}@users.noreply.${domain}`];
        if (domain === 'gitlab.com') forms.push(`${id}-${user}@users.noreply.${domain}`);
        for (const configured of forms) {
          const me = new IdentityMatcher([configured]);
          for (const email of forms) assert.ok(me.matches({ name: '', email }), `${configured} should match ${email}`);
          assert.ok(!me.matches({ name: '', email: `${id}+${user}x@users.noreply.${domain}` }));
        }
      }),
    );
  });

  it('normalise once and for all', () => {
    fc.assert(fc.property(fc.oneof(address, fc.string()), (email) => assert.equal(normalizeEmail(normalizeEmail(email)), normalizeEmail(email))));
  });

  it('keep a plus that is part of an ordinary address', () => {
    assert.equal(normalizeEmail('12+ada@example.com'), '12+ada@example.com');
    assert.equal(normalizeEmail('42-cent@users.noreply.github.com'), '42-cent@users.noreply.github.com');
  });

  it('say nothing by a name that templates give to many', () => {
    for (const name of ['root', 'Your Name', '', ' ']) {
      assert.ok(!new IdentityMatcher([name]).matches({ name, email: 'a@example.com' }), JSON.stringify(name));
      assert.ok(!samePerson({ name, email: 'a@example.com' }, { name, email: 'b@example.com' }), JSON.stringify(name));
    }
  });

  it('are one person by address or by a telling name, and never by two empty addresses', () => {
    assert.ok(samePerson({ name: 'A', email: 'Ada@example.com' }, { name: 'B', email: 'ada@Example.com' }));
    assert.ok(samePerson({ name: 'Ada Lovelace', email: 'a@example.com' }, { name: 'ada lovelace', email: 'b@example.com' }));
    assert.ok(!samePerson({ name: 'Ada', email: '' }, { name: 'Grace', email: '' }));
  });
});

describe('automation', () => {
  const isBot = botMatcher(['Deploy Robot', 'ci@example.com']);

  it('is known by [bot], by the list and by the settings', () => {
    for (const person of [
      { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com' },
      { name: 'Renovate', email: 'x@example.com' },
      { name: 'Claude', email: 'noreply@anthropic.com' },
      { name: 'deploy robot', email: 'x@example.com' },
      { name: 'Build', email: 'CI@example.com' },
    ]) {
      assert.ok(isBot(person), JSON.stringify(person));
    }
  });

  it('is not a person with a similar name', () => {
    for (const name of ['Abbot', 'Botond', 'Claude Shannon', 'Robot Fan', 'Travis']) assert.ok(!isBot({ name, email: 'p@example.com' }), name);
  });

  it('tells a hosting service from its users', () => {
    assert.ok(isHostingService({ name: 'GitHub', email: 'noreply@github.com' }));
    assert.ok(!isHostingService({ name: 'GitHub', email: 'octocat@users.noreply.github.com' }));
  });
});
