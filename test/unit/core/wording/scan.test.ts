import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allowedKey, scanWording, type WordingOptions } from '../../../../src/core/wording/scan';

function flagged(text: string, options: Partial<WordingOptions> = {}): string[] {
  return scanWording(text, { writing: 'comment', ...options }).map(({ offset, length, entry }) => `${entry.id}: ${text.slice(offset, offset + length)}`);
}

describe('the scanner of wording', () => {
  it('finds words and phrases whole, without regard to case and line ends', () => {
    assert.deepEqual(flagged('This is UGLY. Why didn’t\nyou ask?'), ['ugly: UGLY', 'why-didnt-you: Why didn’t\nyou']);
    assert.deepEqual(flagged('The uglification is done by a plugin called crapper.'), []);
  });

  it('flags only the part that lands badly', () => {
    assert.deepEqual(flagged('What the hell is this?'), ['what-the-hell: the hell']);
    assert.deepEqual(flagged('I find that this code is just plain wrong.'), ['plain-wrong: plain wrong']);
  });

  it('counts in UTF-16 code units behind characters of two', () => {
    const text = '👩‍💻 𝒜 This is ugly.';
    const [flag] = scanWording(text, { writing: 'comment' });
    assert.equal(text.slice(flag!.offset, flag!.offset + flag!.length), 'ugly');
  });

  describe('leaves out what nobody says to anybody', () => {
    const HARSH = 'This is ugly.';
    const cases: Record<string, string> = {
      'quoted lines': `> ${HARSH}\n>> ${HARSH}\n  > ${HARSH}`,
      'who is quoted': 'On Tue, Dec 22, 2015 at 3:21 PM, Ugly Hack <what@the.hell> wrote:',
      'a fenced block': `\`\`\`\n${HARSH}\n\`\`\``,
      'a fenced block that is never closed': `~~~ text\n${HARSH}\n\n${HARSH}`,
      'an indented block': `See:\n\n    ${HARSH}\n\t${HARSH}`,
      'inline code': `The message \`${HARSH}\` comes from git, and so does \`\`a \` ${HARSH} \` b\`\`.`,
      'code and quotations in HTML': `<pre class="x">\n${HARSH}\n\n${HARSH}\n</pre>\nand <code>${HARSH}</code>\n<blockquote>${HARSH}</blockquote>`,
      'a comment in Markdown': `<!-- Say\n\n${HARSH}\n-->`,
      'a quoted line in a list': `- > ${HARSH}\n    > ${HARSH}`,
      'a quotation': `He said "${HARSH}" and “${HARSH}”, and the test is called 'this is ugly'.`,
      'an address': 'See https://example.com/this-is-ugly/you.broke?it=ugly.',
      'a path': 'It is in src/ugly/hack.ts and ugly_hack and uglyHack and --ugly.',
      'a diff': `diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-${HARSH}\n+${HARSH}\n ${HARSH}`,
      'a trailer': `Fix it.\n\nReviewed-by: Ugly Hack <a@example.com>\nSigned-off-by: ${HARSH}`,
      'a signature': `Fix it.\n\n-- \n${HARSH}`,
    };
    for (const [name, text] of Object.entries(cases)) {
      it(name, () => {
        assert.deepEqual(flagged(text), []);
        assert.deepEqual(flagged(`${HARSH}\n\n${text}`), ['ugly: ugly'], 'and only that');
      });
    }

    it("git's own lines, and all below its scissors", () => {
      const message = 'Fix the fucking tests\n# What the hell\n# ------------------------ >8 ------------------------\n# Do not touch\nWhat the hell\n';
      assert.deepEqual(flagged(message, { writing: 'commit', commentLines: true }), ['fucking: fucking']);
      for (const mark of [';', '//', 'dnl']) assert.deepEqual(flagged(message.replaceAll('#', mark), { writing: 'commit', commentLines: true }), ['fucking: fucking'], mark);
      const short = 'Fix it\n// Please enter the commit message for your changes. Lines starting\n// with \'//\' will be ignored.\n//\tmodified:   the fucking idiot\n';
      assert.deepEqual(flagged(short, { writing: 'commit', commentLines: true }), []);
      assert.equal(flagged(message, { writing: 'commit' }).length, 2, 'a heading is a heading elsewhere');
    });
  });

  it('finds what stands in a list, also deep in it', () => {
    assert.deepEqual(flagged('- one\n    - This is ugly.\n'), ['ugly: ugly']);
  });

  it('leaves out what the writer says of themselves, answers, and speaks of as a case', () => {
    assert.deepEqual(flagged('This is ugly, sorry. I forgot it.'), []);
    assert.deepEqual(flagged('Done. This was ugly.'), []);
    assert.deepEqual(flagged('Good catch, this is ugly.'), []);
    assert.deepEqual(flagged('If this is ugly, say so.'), []);
    assert.deepEqual(flagged('This is not ugly.'), []);
  });

  it('flags what is said to a person whatever the writer says of themselves', () => {
    assert.deepEqual(flagged("I'm done here. You're an idiot."), ["you-idiot: You're an idiot"]);
    assert.deepEqual(flagged('You are a complete moron!', { writing: 'commit' }), ['you-idiot: You are a complete moron']);
    assert.deepEqual(flagged("I'm busy. Don't waste my time, your implementation is stupid."), ["stop-doing: Don't waste my time", 'your-work: stupid']);
    assert.deepEqual(flagged("You're totally right, this is ugly."), [], 'an answer');
    assert.deepEqual(flagged('Did you fool git? It thinks that you are an idiot.'), []);
  });

  it('takes a question about use for one', () => {
    assert.deepEqual(flagged("It's useless, isn't it?"), []);
    assert.deepEqual(flagged("It's useless. Isn't it?"), ['useless: useless']);
  });

  it('takes the imperative of a commit message for what it is', () => {
    assert.deepEqual(flagged('Just use a set here.', { writing: 'commit' }), []);
    assert.deepEqual(flagged('Just use a set here.'), ['just-do: Just']);
    assert.deepEqual(flagged('Just use a set here?'), [], 'a question is no order');
  });

  it('does not flag what is allowed', () => {
    assert.deepEqual(flagged('What  The Hell is this?', { allowed: new Set([allowedKey(' the  hell')]) }), []);
  });

  it('does not start a phrase in one sentence and end it in the next, nor across code', () => {
    assert.deepEqual(flagged('Who said why. Didn’t you just ask?'), []);
    assert.deepEqual(flagged('why `x` didn’t you'), []);
  });

  it('takes time that grows with the length alone, whatever is in it', () => {
    const hostile = ['“', '`', '"', '<', "'", '#', '> ', ' ', '\n', 'a', '?', '.)', '<@', 'why ', 'just use ', "it's useless ", 'this is so ', 'you are an ', '<pre>', '<!--', '``', 'On ', '- ', 'is so ', '(((a', '\uFFFD', '😀', '*_'];
    for (const part of hostile) {
      // Time of the processor: a busy machine is no slow scanner.
      const before = process.cpuUsage();
      scanWording(part.repeat(1_000_000 / part.length), { writing: 'comment', commentLines: true });
      const { user, system } = process.cpuUsage(before);
      assert.ok(user + system < 8_000_000, `${JSON.stringify(part)} took ${Math.round((user + system) / 1000)} ms`);
    }
  }).timeout(200_000);

  const piece = fc.oneof(
    fc.constantFrom('This is ugly. ', 'Why didn’t you ask? ', '`', '```\n', '\n', '> ', '    ', '"', '“', '”', 'just use it ', '# ', '\n\n', 'a_b ', '😀', '\uFFFC', '-- \n', 'you broke '),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );

  it('flags in order, within the text, and never twice', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, commentLines) => {
        const text = pieces.join('');
        let end = 0;
        for (const { offset, length } of scanWording(text, { writing: 'comment', commentLines })) {
          assert.ok(offset >= end && length > 0 && offset + length <= text.length);
          assert.match(text.slice(offset, offset + length), /^\p{L}[^]*\p{L}$/u);
          end = offset + length;
        }
      }),
    );
  });

  it('never flags what is in code or quoted, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const inside = pieces.join('').replaceAll('`', '').replaceAll('~', '');
        const fenced = `\`\`\`\n${inside}\n\`\`\`\n`;
        assert.deepEqual(scanWording(fenced, { writing: 'comment' }), []);
        assert.deepEqual(scanWording(inside.split('\n').map((line) => `> ${line}`).join('\n'), { writing: 'comment' }), []);
      }),
    );
  });
});
