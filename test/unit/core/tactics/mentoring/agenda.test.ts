import assert from 'node:assert/strict';
import { whyMentoring } from '../../../../../src/core/tactics/mentoring/agenda';
import type { MentorSuggestion } from '../../../../../src/core/tactics/mentoring/mentors';

describe('why to be taught by the team', () => {
  const suggestion = (kind: MentorSuggestion['kind'], since: string | null): MentorSuggestion => ({ person: 'Ines', email: 'ines@example.com', since, kind, of: '', names: [], evidence: { repository: '', commit: '', time: '', subject: '' } });
  const why = (...suggestions: MentorSuggestion[]) => whyMentoring({ suggestions, damaged: 0, shallow: false });

  it('is said from what came into the repositories, and from who brought it', () => {
    const [news, old] = [suggestion('tool', '2026-07-01'), suggestion('dependency', null)];
    assert.match(why(news), /^Within a year your team brought in 1 thing that your code had not seen before, by somebody who joined within a year and a half\. Ask/);
    assert.match(why(news, news), /2 things .* before, all by people who joined/);
    assert.match(why(news, old, old), /3 things .* before, 1 of them by people who joined/);
    assert.match(why(old), /1 thing that your code had not seen before\. Ask/);
  });

  it('is said from who joined, where they brought nothing', () => {
    const eyes = suggestion('eyes', '2026-10-01');
    assert.equal(why(eyes, eyes), '2 people joined your team within half a year, and still see what others no longer notice. Ask one of them to teach you for an hour.');
    assert.match(why(eyes), /^Somebody joined your team within half a year, and still sees/);
  });

  it('is no number where nothing is known', () => {
    for (const text of [why(), whyMentoring(null)]) assert.equal(text, 'Whoever leads hears last of what is new, and of what hurts. Ask somebody of the team to teach you for an hour.');
  });
});
