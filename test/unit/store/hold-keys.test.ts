import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, type ParseError } from 'jsonc-parser';
import { addKeys, removeKeys, SettingsTextError, valueOf } from '../../../src/store/hold-keys';
import { HELD_SETTINGS, type Globs, type Held, type HeldSetting } from '../../../src/store/hold-record';

const GLOBS: Globs = { 'files.readonlyInclude': ['/work/a/**', '/work/b/**'], 'files.readonlyExclude': ['/work/a/**/.git/**'] };

describe('globs in the text of a settings file', () => {
  const texts: readonly [name: string, text: string][] = [
    ['an empty object', '{}'],
    ['nothing', ''],
    ['no such setting', '{\n  "editor.tabSize": 2\n}\n'],
    ['an own value on one line', '{ "files.readonlyInclude": { "**/gen/**": true } }'],
    ['an own value with comments', '{\r\n\t// a\r\n\t"files.readonlyInclude": {\r\n\t\t"x": true, // b\r\n\t\t/* c */ "y": false // d\r\n\t} // e\r\n}\r\n'],
    ['trailing commas', '{\n  "files.readonlyInclude": {\n    "x": true,\n  },\n}'],
    ['an own empty value', '{ "files.readonlyInclude": {}, "files.readonlyExclude": { /* none yet */ } }'],
    ['a byte-order mark', '\uFEFF{\n  "a": 1\n}'],
  ];
  for (const [name, text] of texts) {
    it(`go in and out of ${name} without a trace`, () => {
      const added = addKeys(text, GLOBS);
      for (const setting of HELD_SETTINGS) for (const key of GLOBS[setting]) assert.equal(valueOf(added, setting)?.[key], true);
      const removed = removeKeys(added, heldIn(text));
      assert.deepEqual(meaning(removed), meaning(text));
      assert.deepEqual(comments(removed), comments(text));
    });
  }

  it('leave alone what the user wrote between and after them', () => {
    const text = '{ "files.readonlyInclude": { "x": true } }';
    const edited = addKeys(text, GLOBS).replace('"/work/a/**": true,', '"/work/a/**": true, // mine\n "mine": true, /* too */');
    const removed = removeKeys(edited, heldIn(text));
    assert.deepEqual(meaning(removed), { 'files.readonlyInclude': { x: true, mine: true } });
    assert.deepEqual(comments(removed), ['// mine', '/* too */']);
  });

  it('stay where the user has given them another value', () => {
    const edited = addKeys('{}', GLOBS).replace('"/work/a/**": true', '"/work/a/**": false');
    assert.deepEqual(meaning(removeKeys(edited, heldIn('{}'))), { 'files.readonlyInclude': { '/work/a/**': false } });
  });

  it('give way to what was there before', () => {
    const text = '{ "files.readonlyInclude": { "/work/a/**": false /* why */ } }';
    const removed = removeKeys(addKeys(text, GLOBS), heldIn(text));
    assert.deepEqual([meaning(removed), comments(removed)], [meaning(text), comments(text)]);
  });

  it('are refused where the text can not be understood', () => {
    for (const text of ['{', '[]', '{ "files.readonlyInclude": null }', '{ "files.readonlyInclude": {}, "files.readonlyInclude": {} }']) {
      assert.throws(() => addKeys(text, GLOBS), SettingsTextError, text);
    }
  });

  it('never cost the user a key, a value or a comment, whatever they edit in the meantime', () => {
    const key = fc.constantFrom('a', '**/b', '/work/a/**', '/work/z/**', '/work/a/**/.git/**', 'files');
    const value = fc.constantFrom(true, false);
    const object = fc.option(fc.dictionary(key, value), { nil: undefined });
    const user = fc.record({ 'files.readonlyInclude': object, 'files.readonlyExclude': object, 'editor.tabSize': fc.option(fc.nat(8), { nil: undefined }) });
    const edit = fc.record({ setting: fc.constantFrom(...HELD_SETTINGS), key, value: fc.option(value, { nil: undefined }) });
    fc.assert(
      fc.property(user, fc.array(edit), fc.boolean(), (own, edits, pretty) => {
        const text = `// kept\n${JSON.stringify(own, null, pretty ? 2 : 0)}`;
        const held = heldIn(text);
        const during = meaning(addKeys(text, GLOBS));
        const expected = structuredClone(meaning(text));
        for (const { setting, key: edited, value: given } of edits) {
          const ours = edited in held[setting].keys;
          // The same value as ours can't be told from ours.
          if (ours && given !== false) continue;
          if (given === undefined) {
            for (const value of [during, expected]) if (value[setting]) value[setting] = without(value[setting], edited);
          } else {
            (during[setting] ??= {})[edited] = given;
            (expected[setting] ??= {})[edited] = given;
          }
        }
        const after = removeKeys(`// kept\n${JSON.stringify(during, null, pretty ? 2 : 0)}`, held);
        assert.ok(after.startsWith('// kept'));
        const result = meaning(after);
        for (const setting of HELD_SETTINGS) assert.deepEqual(result[setting] ?? {}, expected[setting] ?? {});
        assert.equal(result['editor.tabSize'], own['editor.tabSize']);
      }),
      { numRuns: 2_000 },
    );
  });
});

function heldIn(text: string): Record<HeldSetting, Held> {
  return Object.fromEntries(
    HELD_SETTINGS.map((name) => {
      const value = valueOf(text, name);
      return [name, { existed: value !== undefined, keys: Object.fromEntries(GLOBS[name].map((key) => [key, value && key in value ? { before: value[key] } : {}])) }];
    }),
  ) as Record<HeldSetting, Held>;
}

/** The settings of these tests are objects of globs, beside a number that nobody touches. */
type Meaning = Record<HeldSetting, Record<string, unknown>> & Record<'editor.tabSize', number>;

function meaning(text: string): Partial<Meaning> {
  const errors: ParseError[] = [];
  const value = (parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true }) as Partial<Meaning> | undefined) ?? {};
  assert.deepEqual(text === '' ? [] : errors, [], text);
  return value;
}

function without(value: Record<string, unknown>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
}

function comments(text: string): string[] {
  return (text.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/\/\/[^\r\n]*|\/\*.*?\*\//g) ?? []).map((comment) => comment.trim());
}
