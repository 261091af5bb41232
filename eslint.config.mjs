import eslint from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * The walls of CONTRIBUTING.md: data flows from git to the faces, and a folder imports only what stands before it.
 * Each entry: the folder, what it may not import, and why.
 */
const walls = [
  ['src/core', ['src/git', 'src/store', 'src/worker', 'src/cli', 'src/extension', 'src/webview', 'src/protocol'], 'The core is pure: every face runs the same analysis, so it knows none of them.'],
  ['src/core/history', ['src/core/ledger', 'src/core/habits', 'src/core/score'], 'History is what git recorded; what it means comes later.'],
  ['src/core/calendar', ['src/core/history', 'src/core/ledger', 'src/core/habits', 'src/core/score'], 'The calendar knows hours and zones, not who did what in them.'],
  ['src/core/ledger', ['src/core/habits', 'src/core/score'], 'Facts come before the habits that are read from them.'],
  ['src/core/habits', ['src/core/score'], 'Habits come before the score.'],
  ['src/git', ['src/store', 'src/worker', 'src/cli', 'src/extension', 'src/webview', 'src/protocol'], 'git/ brings histories to the core and serves every face.'],
  ['src/store', ['src/git', 'src/worker', 'src/cli', 'src/extension', 'src/webview'], 'store/ keeps files; it neither analyses nor shows.'],
  ['src/protocol', ['src/git', 'src/store', 'src/worker', 'src/cli', 'src/extension', 'src/webview'], 'Messages are read on both sides, so they may depend on the core alone.'],
  ['src/worker', ['src/store', 'src/cli', 'src/extension', 'src/webview'], 'The worker analyses; it shows and keeps nothing.'],
  ['src/cli', ['src/worker', 'src/extension', 'src/webview', 'src/protocol'], 'The terminal is a face of its own.'],
  ['src/extension', ['src/git', 'src/worker', 'src/cli', 'src/webview'], 'The extension talks to worker and panel by messages: no analysis on its thread.'],
  ['src/webview', ['src/git', 'src/store', 'src/worker', 'src/cli', 'src/extension'], 'A panel runs in a browser and gets everything by messages.'],
];


export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'coverage/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })] },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'import-x/no-default-export': 'error',
      // Commit text is hostile input; control characters are what has to be matched.
      'no-control-regex': 'off',
      // With noUncheckedIndexedAccess it is the short way to say that an index exists.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: walls.map(([target, from, message]) => ({ target: `./${target}`, from: from.map((folder) => `./${folder}`), message })),
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/webview/**/*.ts', 'src/protocol/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*', 'vscode', 'simple-git'], message: 'This folder also runs in a browser: no Node, no vscode, no git.' }] },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['src/core/web-standard.d.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The core has no clock: `now` is an argument.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core has no clock: `now` is an argument.' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'The same input gives the same review.' },
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts', 'src/git/**/*.ts', 'src/store/**/*.ts', 'src/worker/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'vscode', message: 'Only src/extension runs in the extension host.' }] }],
    },
  },
  {
    files: ['src/cli/**/*.ts', 'src/extension/**/*.ts', 'src/store/**/*.ts', 'src/worker/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "ImportDeclaration[source.value='node:child_process']", message: 'Only src/git starts processes.' },
        { selector: "ImportDeclaration[source.value='simple-git']", message: 'Only src/git runs git.' },
      ],
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { require: 'readonly', process: 'readonly', module: 'writable' } },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' } },
  },
  {
    files: ['**/*.d.ts', 'eslint.config.mjs'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);
