import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { problemText } from '../../../src/core/tactics/documents';
import { findDocuments } from '../../../src/documents/document-files';
import { readDocuments } from '../../../src/documents/document-reader';
import { documentsFolder, namedFolder } from '../../../src/documents/place';
import { Program } from '../../fixtures/program';
import { createRepository } from '../../fixtures/repository';

const windows = process.platform === 'win32';
const STORY = '## 2026 Q3\n### Story\nTold.\n';
const REGISTER = '- name: Slots\n  goal: money\n';

describe("the user's folder", () => {
  let path: string;

  beforeEach(() => (path = mkdtempSync(join(tmpdir(), 'documents-'))));
  afterEach(() => rmSync(path, { recursive: true, force: true, maxRetries: 3 }));

  function write(name: string, content: string | Uint8Array): string {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  async function read(folder = namedFolder(path, '')) {
    const documents = await readDocuments(folder);
    return {
      stories: documents.stories.map(({ kind, file, title }) => `${kind} ${file} ${title}`),
      initiatives: documents.initiatives?.map(({ name }) => name) ?? null,
      problems: documents.problems.map((problem) => problemText({ folder: '~/F/' }, problem)),
    };
  }

  it('has a portfolio, wins and a register, and what else lies there is left alone', async () => {
    write('portfolio/2026.md', STORY);
    write('portfolio/2025.MARKDOWN', STORY);
    write('portfolio/.2026.md.swp', STORY);
    write('portfolio/notes.txt', STORY);
    write('portfolio/old/2024.md', STORY);
    write('wins/a.md', '## 2026-09-18\nTold.\n');
    write('initiatives.yaml', REGISTER);
    write('manager-readme.md', STORY);
    assert.deepEqual(await read(), { stories: ['portfolio portfolio/2025.MARKDOWN Story', 'portfolio portfolio/2026.md Story', 'win wins/a.md '], initiatives: ['Slots'], problems: [] });
  });

  it('has nothing in it where there is none, and says so where it was named', async () => {
    const missing = join(path, 'Code Refuge');
    assert.deepEqual(await read({ name: '~/F', path: missing, named: false }), { stories: [], initiatives: null, problems: [] });
    assert.deepEqual((await read(namedFolder(missing, ''))).problems, ['~/F: There is no such file or folder. Check the path.']);
    assert.deepEqual(await read(), { stories: [], initiatives: null, problems: [] });
  });

  it('may have the register by another end, but not two of them', async () => {
    write('initiatives.yml', REGISTER);
    assert.deepEqual(await read(), { stories: [], initiatives: ['Slots'], problems: [] });
    write('initiatives.yaml', REGISTER.replace('Slots', 'Labels'));
    assert.deepEqual(await read(), { stories: [], initiatives: ['Labels'], problems: ['~/F/initiatives.yml: This is left out, since there is initiatives.yaml too. Make one file of them.'] });
  });

  it('is read in the encodings of editors', async () => {
    const utf16 = Buffer.from(`\uFEFF${STORY}`, 'utf16le');
    write('portfolio/a.md', utf16);
    write('portfolio/b.md', Buffer.from(utf16).swap16());
    write('portfolio/c.md', `\uFEFF${STORY.replaceAll('\n', '\r\n')}`);
    write('portfolio/d.md', Buffer.from('## 2026 Q3\n### Größer\n', 'latin1'));
    const { stories, problems } = await read();
    assert.deepEqual(stories, ['a', 'b', 'c'].map((name) => `portfolio portfolio/${name}.md Story`).concat('portfolio portfolio/d.md Gr\uFFFD\uFFFDer'));
    assert.deepEqual(problems, ['~/F/portfolio/d.md: This is not UTF-8, so some characters are lost. Save it as UTF-8.']);
  });

  it('goes on after binary files, huge ones and folders by the name of a file', async () => {
    write('portfolio/a.md', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]));
    write('portfolio/b.md', new Uint8Array(50 << 20));
    mkdirSync(join(path, 'portfolio', 'c.md'));
    write('portfolio/z.md', STORY);
    write('wins', STORY);
    write('initiatives.yaml', `${REGISTER}# ${'x'.repeat(300_000)}`);
    assert.deepEqual(await read(), {
      stories: ['portfolio portfolio/z.md Story'],
      initiatives: null,
      problems: [
        '~/F/portfolio/c.md: This is a folder, where there should be a file.',
        '~/F/wins: This is a file, where there should be a folder. Give it another name.',
        '~/F/portfolio/a.md: This is no text but binary data.',
        '~/F/portfolio/b.md: This file has 50 MB, more than the 1 MB that are read. Divide it, or leave out what is old.',
        '~/F/initiatives.yaml: This file has 0.29 MB, more than the 0.25 MB that are read. Divide it, or leave out what is old.',
      ],
    });
  });

  it('ends somewhere', async () => {
    const text = `${STORY}${'x'.repeat(900_000)}\n`;
    for (let index = 0; index < 7; index++) write(`portfolio/${index}.md`, text);
    for (let index = 0; index < 502; index++) write(`wins/${String(index).padStart(3, '0')}.md`, '## 2026-09-18\nTold.\n');
    const { stories, problems } = await read();
    assert.equal(stories.length, 5 + 500);
    assert.deepEqual(problems, [
      '~/F/wins: This folder holds more than 500 files of Markdown; the rest is left out.',
      ...[5, 6].map((index) => `~/F/portfolio/${index}.md: The files read before this one have 5 MB already, so it is left out. Move old ones to another folder.`),
    ]);
  });

  it('may be a file, and lie in no workspace', async () => {
    const file = write('file', STORY);
    assert.deepEqual((await read(namedFolder(file, ''))).problems, ['~/F: This is a file, not a folder. Name the folder that your portfolio, wins and initiatives are in.']);
    assert.deepEqual((await read(namedFolder('plans', ''))).problems, ['~/F: This path starts at the folder of the workspace, and none is open. Name it from the root or with ~.']);
  });

  if (!windows) {
    it('has links that lead somewhere, nowhere and back', async () => {
      const elsewhere = write('elsewhere.md', STORY);
      mkdirSync(join(path, 'portfolio'));
      symlinkSync(elsewhere, join(path, 'portfolio', 'a.md'));
      symlinkSync('nowhere', join(path, 'portfolio', 'b.md'));
      symlinkSync('c.md', join(path, 'portfolio', 'c.md'));
      symlinkSync('wins', join(path, 'wins'));
      spawnSync('mkfifo', [join(path, 'portfolio', 'd.md')]);
      assert.deepEqual(await read(), {
        stories: ['portfolio portfolio/a.md Story'],
        initiatives: null,
        problems: [
          '~/F/portfolio/b.md: This is a link to something that is not there. Mend the link, or name another file.',
          '~/F/portfolio/c.md: This is a link that leads back to itself. Mend the link, or name another file.',
          '~/F/portfolio/d.md: This is no ordinary file, where there should be a file.',
          '~/F/wins: This is a link that leads back to itself. Mend the link, or name another file.',
        ],
      });
    });

    it('tells of what may not be read', async () => {
      chmodSync(write('wins/a.md', STORY), 0);
      write('wins/b.md', '## 2026-09-18\nTold.\n');
      chmodSync(path, 0o755);
      // Root may read anything.
      const root = process.getuid?.() === 0;
      if (root) process.seteuid!(65534);
      try {
        assert.deepEqual(await read(), { stories: ['win wins/b.md '], initiatives: null, problems: ['~/F/wins/a.md: You may not read this. Change its permissions, or those of the folder it is in.'] });
      } finally {
        if (root) process.seteuid!(0);
      }
    });
  }

  it('changes its state with each file that counts, and with no other', async () => {
    const state = async () => (await findDocuments(namedFolder(path, ''))).files.map(({ name, stamp }) => `${name} ${stamp}`).join('\n');
    const states = [await state()];
    write('portfolio/a.md', STORY);
    states.push(await state());
    write('portfolio/a.md', `${STORY}More.\n`);
    states.push(await state());
    write('initiatives.yaml', REGISTER);
    states.push(await state());
    assert.equal(new Set(states).size, states.length);
    write('portfolio/a.txt', STORY);
    assert.equal(await state(), states.at(-1));
  });

  it('is found by the setting, the variable, and else in the home folder', () => {
    const variable = { CODE_REFUGE_DOCUMENTS: '/from/variable' };
    assert.deepEqual(documentsFolder('~/Code Refuge', '', {}), { name: '~/Code Refuge', path: join(homedir(), 'Code Refuge'), named: false });
    assert.deepEqual(documentsFolder('~/Code Refuge', '', variable), { name: '/from/variable', path: join('/from/variable'), named: false });
    assert.deepEqual(documentsFolder('plans', path, variable), { name: 'plans', path: join(path, 'plans'), named: true });
    assert.deepEqual(documentsFolder('plans', '', {}), { name: 'plans', path: null, named: true });
  });
});

describe('the folder on the command line', () => {
  const program = new Program();
  const repository = createRepository();
  before(() => void repository.commit());
  after(() => {
    program.dispose();
    repository.dispose();
  });

  it('has to be there where it was named, and need not where it was not', async () => {
    const named = await program.run(['review', repository.path, '--folder', 'missing']);
    assert.deepEqual([named.code, named.stderr], [1, 'code-refuge: missing: There is no such file or folder. Check the path.\n']);
    assert.match(named.stdout, /Leadership review/);
    const set = await program.run(['review', repository.path, ...program.settings({ 'codeRefuge.folder': '/missing' })]);
    assert.deepEqual([set.code, set.stderr], [0, 'code-refuge: /missing: There is no such file or folder. Check the path.\n']);
    assert.equal((await program.run(['review', repository.path])).stderr, '');
    await program.fails(['review', repository.path, '--folder', ''], /--folder needs the name of a folder/, { code: 2 });
    await program.fails(['zones', '--folder', 'x'], /--folder does not go with zones/, { code: 2 });
  });

  it('is read from the home folder, and from where the variable says', async () => {
    const problem = (folder: string) => `code-refuge: ${folder}/wins: This is a file, where there should be a folder. Give it another name.\n`;
    mkdirSync(join(program.home, 'Code Refuge'));
    writeFileSync(join(program.home, 'Code Refuge', 'wins'), '');
    assert.equal((await program.run(['review', repository.path])).stderr, problem('~/Code Refuge'));
    const folder = program.folder();
    assert.equal((await program.run(['review', repository.path], { env: { CODE_REFUGE_DOCUMENTS: folder } })).stderr, '');
  });
});
