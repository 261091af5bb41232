import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Program } from '../../fixtures/program';

describe('code-refuge rehearsals check', () => {
  const program = new Program();
  after(() => program.dispose());

  it('finds nothing wrong with the conversations of the extension', async () => {
    const { code, stdout, stderr } = await program.run(['rehearsals', 'check', resolve('media', 'rehearsals')]);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.match(stdout, /^missing-context\.yaml: The export that slipped twice \(8 scenes, 24 choices, 4 endings, the shortest way has 2 choices\)$/m);
    assert.match(stdout, /\d+ conversations?, nothing wrong\.\n$/);
  });

  it('names file and line of what is wrong, goes on with the rest, and fails', async () => {
    const folder = join(program.folder(), 'rehearsals');
    mkdirSync(folder);
    copyFileSync('media/rehearsals/missing-context.yaml', join(folder, 'good.yaml'));
    writeFileSync(join(folder, 'damaged.yaml'), 'title: "Open\n');
    writeFileSync(join(folder, 'binary.yml'), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    symlinkSync(join(folder, 'gone'), join(folder, 'link.yaml'));
    writeFileSync(join(folder, 'notes.txt'), 'no conversation');
    const { code, stdout, stderr } = await program.run(['rehearsals', 'check', folder]);
    assert.equal(code, 1);
    assert.match(stderr, /rehearsals\/damaged\.yaml:\d+: /);
    assert.match(stderr, /rehearsals\/binary\.yml is not UTF-8/);
    assert.match(stderr, /rehearsals\/link\.yaml: It points to a file that is not there\. Mend the link, or delete it\./);
    assert.match(stdout, /^binary\.yml: can’t be played\ndamaged\.yaml: can’t be played\ngood\.yaml: The export .*\nlink\.yaml: can’t be played\n4 conversations, \d+ problems\.\n$/);
  });

  it('names those that are called the same', async () => {
    const folder = program.folder();
    for (const name of ['a.yaml', 'b.yaml']) copyFileSync('media/rehearsals/missing-context.yaml', join(folder, name));
    const { code, stdout, stderr } = await program.run(['rehearsals', 'check', folder]);
    assert.equal(code, 1);
    assert.match(stderr, /^code-refuge: [^\n]*\/b\.yaml: This has the title of a\.yaml as well\. Give one of them another, so that the list tells them apart\.\n$/);
    assert.match(stdout, /^a\.yaml: The export .*\nb\.yaml: The export .*\n2 conversations, 1 problem\.\n$/);
  });

  it('looks among the user’s own files where no folder is named', async () => {
    const documents = program.folder();
    mkdirSync(join(documents, 'rehearsals'));
    copyFileSync('media/rehearsals/missing-context.yaml', join(documents, 'rehearsals', 'ours.yaml'));
    assert.match((await program.run(['rehearsals', 'check', '--folder', documents])).stdout, /^ours\.yaml: /);
  });

  it('fails where there is nothing to check', async () => {
    const empty = program.folder();
    assert.match((await program.run(['rehearsals', 'check', empty])).stderr, /There is no conversation in this folder/);
    const none = await program.run(['rehearsals', 'check', join(empty, 'none')]);
    assert.equal(none.code, 1);
    assert.match(none.stderr, /none can't be read: there is no such folder\./);
  });

  it('says what it takes', async () => {
    for (const [args, message] of [
      [['rehearsals'], /Say what to do: rehearsals check \[folder\]\./],
      [['rehearsals', 'check', 'a', 'b'], /takes one folder/],
      [['rehearsals', 'check', ''], /empty name/],
      [['rehearsals', 'check', 'a', '--folder', 'b'], /not both/],
      [['rehearsals', 'check', '--weeks', '3'], /--weeks does not go with rehearsals/],
    ] as const) {
      const { code, stderr } = await program.run([...args]);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
  });
});
