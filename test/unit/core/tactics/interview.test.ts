import assert from 'node:assert/strict';
import { interviewFile, interviewRemarks, isInterviewFile, readInterview, writeInterview } from '../../../../src/core/tactics/interview';

const TODAY = '2026-12-07';
const EMPTY = readInterview(null, TODAY);

describe('interview coaching', () => {
  it('writes a record and reads it as it was', () => {
    const interview = { day: TODAY, role: 'Backend *engineer*', interviewer: 'Ines Duarte', parts: { ...EMPTY.parts, bar: '- Debugging: finds the cause', evidence: '- Debugging: read the log first' } };
    const text = writeInterview(null, interview);
    assert.deepEqual(readInterview(text, '2027-01-01'), interview);
    assert.equal(writeInterview(text, interview), text);
    assert.match(text, /## The bar\n\n- Debugging: finds the cause\n\n## Evidence\n\n- Debugging: read the log first\n$/);
  });

  it('keeps what was written by hand, to the byte', () => {
    const byHand = '# Ours\r\n\r\n- Day: 2026-12-07\r\n- Role: SRE\r\n- Interviewer: Lee\r\n\r\n## Snacks\r\n\r\nNone.\r\n';
    assert.equal(writeInterview(byHand, readInterview(byHand, TODAY)), byHand);
  });

  it('has a file for each day and role', () => {
    assert.equal(interviewFile({ day: TODAY, role: 'Backend Engineer' }), 'practices/interview-2026-12-07-backend-engineer.md');
    assert.ok(isInterviewFile(interviewFile({ day: 'soon', role: '../..' })));
  });

  it('asks what a bar raiser would ask', () => {
    const remarks = (parts: Partial<typeof EMPTY.parts>) => interviewRemarks({ parts: { ...EMPTY.parts, ...parts } });
    assert.deepEqual(remarks({}), []);
    assert.match(remarks({ evidence: '- Debugging: read the log' })[0]!, /no bar/);
    assert.deepEqual(remarks({ bar: '- Debugging: x\n- Design: y', evidence: '- Debugging: read the log' }), ['Nothing was noted on Design. Say “not seen” rather than guess.']);
    for (const bar of ['Debugging: x\nDesign: y', '1. Debugging: x\n2. Design: y', '- [ ] Debugging\n- [ ] Design', '• Debugging: x\r\n• Design: y']) {
      assert.deepEqual(remarks({ bar, evidence: 'Debugging: read the log' }), ['Nothing was noted on Design. Say “not seen” rather than guess.'], bar);
    }
    assert.deepEqual(remarks({ bar: 'Debugg' }), []);
    assert.deepEqual(remarks({ bar: 'As good as the team', evidence: 'Read the log' }), ['The bar names no ability. Write each on a line of its own, a colon, and what a clear yes looks like.']);
    assert.deepEqual(remarks({ bar: '- Debugging: x\n- Design: y', questions: '- A pod restarts every hour. Where do you look?\n' }), ['1 question for 2 abilities. What nobody asks about is guessed afterwards.']);
    assert.deepEqual(remarks({ bar: '- Debugging: x\n- Design: y', questions: '- One?\n- Two?' }), []);
    assert.deepEqual(remarks({ bar: '- Debugging: x', evidence: '- Debugging: a Culture Fit, smart' }), ['“culture fit”, “smart” are verdicts. What was said or done?']);
    assert.deepEqual(remarks({ decision: 'Yes' }), ['There is a decision and no evidence for it.']);
  });
});
