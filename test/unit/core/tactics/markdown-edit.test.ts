import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockCalled, blocksOf, bodyOf, fieldText, insertBlock, removeBlock, replaceBody, withPart } from '../../../../src/core/tactics/markdown-edit';

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

  it('leaves a part that a form did not change, to the byte', () => {
    for (const body of ['    code\n    more', '```\nnever closed', '<!-- never closed', '', 'text  \n\n### Below', '\t- a list']) {
      const page = `# Page\n\n## One\n\n${body}\n`;
      const block = blockCalled(page, 2, 'One')!;
      assert.equal(withPart(page, block, page.length, '## One', bodyOf(page, block)), page, body);
    }
    assert.equal(withPart('# Page\n\n## One\n\nText.\n', blockCalled('# Page\n\n## One\n\nText.\n', 2, 'One'), 0, '## One', ' \n'), '# Page\n\n');
    assert.equal(withPart('# Page\n', null, 7, '## One', ''), '# Page\n');
    assert.equal(withPart('# Page\n', null, 7, '## One', '\n    code\n'), '# Page\n\n## One\n\n    code\n');
  });

  it('takes a text that looks like the next part for text', () => {
    const page = withPart('# Page\n\n## Two\n\nSecond.\n', null, 8, '## One', 'First.\n\n## Two\n\nNot the second.\n\n### A heading of its own\n\n```\n# no heading\nopen');
    assert.deepEqual(blocksOf(page, 2).map(({ title }) => title), ['One', 'Two']);
    assert.equal(bodyOf(page, blockCalled(page, 2, 'Two')!), 'Second.');
    assert.equal(bodyOf(page, blockCalled(page, 2, 'One')!), 'First.\n\n\\## Two\n\nNot the second.\n\n### A heading of its own\n\n```\n# no heading\nopen\n```');
  });

  it('holds whatever is typed within its part', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('# A', '## Two', '  ## B ##', '### D', '#### E', 'text', '', '```', '~~~~', '<!--', '-->', '---', '    code', '> ## quoted')), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 2, max: 4 }), (lines, eol, level) => {
        const mark = '#'.repeat(level);
        const page = [`${mark} One`, '', 'old', '', `${mark} Two`, '', 'Second.', ''].join(eol);
        const after = withPart(page, blockCalled(page, level, 'One'), 0, `${mark} One`, lines.join('\n'));
        assert.equal(bodyOf(after, blockCalled(after, level, 'Two')!), 'Second.');
        const one = blockCalled(after, level, 'One');
        if (one !== null) assert.equal(bodyOf(after, one), fieldText(lines.join('\n'), level));
      }),
    );
  });
});
