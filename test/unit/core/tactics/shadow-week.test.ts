import assert from 'node:assert/strict';
import { newShadowWeek, problemWithWeek, readShadowWeek, shadowResult, type ShadowWeek, type WeekFigures, writeShadowWeek } from '../../../../src/core/tactics/shadow-week';

const WEEK: ShadowWeek = { from: '2026-12-07', to: '2026-12-11', who: 'Ines Roth', parts: { handed: '- [ ] Stand-up', silent: '', reach: 'By phone.', saw: '' } };
const NEW = '# Shadow week, 2026-12-07 to 2026-12-11\n\n- Week: 2026-12-07 to 2026-12-11\n- Who runs the team: Ines Roth\n\n## What is handed over\n\n- [ ] Stand-up\n\n## What still reaches me\n\nBy phone.\n';
const BY_HAND = '---\nx: 1\n---\n# Ines runs it\n\n* Week: 2026-12-07 to 2026-12-11  \n- Who runs the team:   Ines Roth\n- Budget: none\n\n## Lunch\n\nAt twelve.\n\n## what is handed over ##\n- [x] Stand-up   \n\n\n';
const PRESENT = { weeks: 10, median: 12, lowerQuartile: 9, upperQuartile: 17 };

describe('a shadow week', () => {
  it('begins on the Monday after the coming week', () => {
    for (const [today, from] of [['2026-11-23', '2026-12-07'], ['2026-11-29', '2026-12-07'], ['2026-11-30', '2026-12-14']] as const) assert.equal(newShadowWeek(today, null).from, from);
  });

  it('is a page that reads back', () => {
    assert.equal(writeShadowWeek(null, WEEK), NEW);
    assert.deepEqual(readShadowWeek(NEW), WEEK);
  });

  it('keeps what was written by hand, to the byte', () => {
    for (const text of [BY_HAND, BY_HAND.replaceAll('\n', '\r\n'), NEW]) assert.equal(writeShadowWeek(text, readShadowWeek(text)!), text);
    const week = readShadowWeek(BY_HAND)!;
    assert.equal(
      writeShadowWeek(BY_HAND, { ...week, who: 'Tariq', parts: { ...week.parts, saw: 'It went.' } }),
      BY_HAND.replace('  Ines Roth', '  Tariq').replace(/\n+$/, '\n\n\n## What we saw\n\nIt went.\n'),
    );
  });

  it('says what is missing, and is no page without its line of days', () => {
    assert.match(problemWithWeek({ ...WEEK, who: ' ' }) ?? '', /Say who/);
    assert.match(problemWithWeek({ ...WEEK, to: '2026-12-08' }) ?? '', /three days/);
    assert.equal(problemWithWeek(WEEK), null);
    assert.match(writeShadowWeek(null, { ...WEEK, who: '' }), /- Who runs the team:\n/);
    assert.throws(() => writeShadowWeek('# Something else\n', WEEK), /no line “- Week/);
    assert.equal(readShadowWeek('# Something else\n'), null);
  });
});

describe('the result of a shadow week', () => {
  const week = (first: string, pace: number, mine = 0): WeekFigures => ({ first, pace, mine });
  const weeks = [week('2026-11-30', 11, 5), week('2026-12-07', 14), week('2026-12-14', 3, 2)];
  const said = (from: string, present: typeof PRESENT | null = PRESENT, today = '2026-12-30') => shadowResult({ from, to: `${from.slice(0, 8)}${String(Number(from.slice(8)) + 4).padStart(2, '0')}` }, weeks, present, [], today);

  it('is the pace of the week beside its spread, and whether the user stayed out of it', () => {
    assert.deepEqual(said('2026-12-07'), { kind: 'seen', said: ['In the week from 2026-12-07 the team made 14 commits and merges.', 'In half of the 10 weeks with you it made 9 to 17, so the week lies within that. One week can be chance.', 'Nothing in it is yours.'] });
    assert.match(said('2026-12-14').said.join(' '), /3 commits and merges.*below that.*You made 2 commits and merges in it yourself, so it was no week without you/);
  });

  it('says a spread of nothing in one number', () => {
    assert.match(said('2026-12-07', { ...PRESENT, lowerQuartile: 9, upperQuartile: 9 }).said.join(' '), /it made 9, so the week lies above that/);
  });

  it('is that of both weeks, where it is two', () => {
    const of = (from: string, to: string, all = weeks) => shadowResult({ from, to }, all, PRESENT, [], '2026-12-30').said.join(' ');
    assert.equal(
      of('2026-12-07', '2026-12-18'),
      'In the week from 2026-12-07 the team made 14 commits and merges. In the week from 2026-12-14 the team made 3 commits and merges. In half of the 10 weeks with you it made 9 to 17, so that from 2026-12-07 lies within that and that from 2026-12-14 lies below that. So few weeks can be chance. You made 2 commits and merges in them yourself, so these were no weeks without you.',
    );
    assert.match(of('2026-12-07', '2026-12-18', [week('2026-12-07', 10), week('2026-12-14', 12)]), /so both weeks lie within that\. So few weeks can be chance\. Nothing in them is yours\.$/);
  });

  it('counts the weeks that most of their working days are in', () => {
    const firsts = (from: string, to: string) => shadowResult({ from, to }, weeks, PRESENT, [], '2026-12-30').said.flatMap((text) => /^In the week from (\S+)/.exec(text)?.[1] ?? []);
    assert.deepEqual(firsts('2026-12-10', '2026-12-16'), ['2026-12-14']);
    assert.deepEqual(firsts('2026-12-10', '2026-12-14'), ['2026-12-07']);
    assert.deepEqual(firsts('2026-12-05', '2026-12-13'), ['2026-12-07']);
  });

  it('says so where there is too little to say', () => {
    assert.equal(said('2026-12-07', null).kind, 'too-little');
    assert.equal(said('2026-12-07', { ...PRESENT, weeks: 3 }).kind, 'too-little');
    assert.match(said('2026-11-02').said[0]!, /before the window/);
    assert.match(said('2026-12-21').said[0]!, /not over or not read yet/);
    assert.equal(said('2026-12-07', PRESENT, '2026-12-01').kind, 'ahead');
    assert.equal(said('2026-12-07', PRESENT, '2026-12-11').kind, 'running');
  });

  it('counts outages, and names nobody', () => {
    const outage = (start: string, first: 'me' | 'team') => ({ start, first, minutesUntilOther: null, files: [], fixes: 1, commits: [] });
    const { said: text } = shadowResult(WEEK, weeks, PRESENT, [outage('2026-12-08T10:00:00+01:00', 'team'), outage('2026-12-11T23:00:00-08:00', 'me'), outage('2026-12-14T00:00:00Z', 'team')], '2026-12-30');
    assert.equal(text.at(-1), 'There were 2 outages; in 1 of 2 the team moved first.');
  });
});
