import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockCalled, blocksOf, bodyOf, insertBlock, removeBlock, replaceBody } from '../../../../src/core/tactics/markdown-edit';

const PAGE = '# Page\n\nIntro.\n\n## One\n\nFirst.\n\n### Below\n\nMore.\n\n```\n## no heading\n```\n\n<!--\n## nor this\n-->\n\n## Two\n\nSecond.\n';

describe('editing Markdown by its headings', () => {
  it('finds blocks with all that stands below them', () => {
    assert.deepEqual(blocksOf(PAGE, 2).map(({ title }) => title), ['One', 'Two']);
    assert.match(bodyOf(PAGE, blockCalled(PAGE, 2, 'one')!), /^First\.[\s\S]*### Below[\s\S]*## no heading[\s\S]*-->$/);
    assert.equal(bodyOf(PAGE, blockCalled(PAGE, 2, 'Two')!), 'Second.');
  });

  it('puts a text in place of one block, and leaves every other byte', () => {
    const after = replaceBody(PAGE, blockCalled(PAGE, 2, 'One')!, 'Changed.\nTwice.');
    assert.equal(after, '# Page\n\nIntro.\n\n## One\n\nChanged.\nTwice.\n\n## Two\n\nSecond.\n');
  });

  it('keeps the line ends of the file', () => {
    const page = PAGE.replaceAll('\n', '\r\n');
    const after = replaceBody(page, blockCalled(page, 2, 'Two')!, 'Other\nlines.');
    assert.ok(after.endsWith('## Two\r\n\r\nOther\r\nlines.\r\n'));
    assert.ok(insertBlock(page, page.length, '## Three', 'a\nb').endsWith('Second.\r\n\r\n## Three\r\n\r\na\r\nb\r\n'));
    assert.doesNotMatch(insertBlock(page, page.length, '## Three', 'a\nb'), /[^\r]\n/);
  });

  it('changes nothing where the text is the same', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('# A', '## B', '## C ##', '### D', 'text', '', '```', '~~~', '<!--', '-->', '---', '  ', '\u2028')), fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 3 }), (lines, eol, level) => {
        const page = lines.join(eol);
        for (const block of blocksOf(page, level)) {
          assert.equal(replaceBody(page, block, bodyOf(page, block)), page);
          assert.ok(block.start < block.end && block.bodyStart <= block.end);
        }
      }),
    );
  });

  it('puts blocks in and takes them away', () => {
    assert.equal(insertBlock('', 0, '# Page', ''), '# Page\n');
    assert.equal(insertBlock('# Page', 6, '## One', 'Text.'), '# Page\n\n## One\n\nText.\n');
    const [one, two] = blocksOf(PAGE, 2);
    const more = insertBlock(PAGE, two!.start, '## Between', 'Here.');
    assert.deepEqual(blocksOf(more, 2).map(({ title }) => title), ['One', 'Between', 'Two']);
    assert.equal(removeBlock(more, blockCalled(more, 2, 'Between')!), PAGE);
    assert.deepEqual(blocksOf(removeBlock(PAGE, one!), 2).map(({ title }) => title), ['Two']);
  });
});
