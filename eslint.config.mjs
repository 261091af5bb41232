import { builtinModules } from 'node:module';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The walls of CONTRIBUTING.md: data flows from git to the faces, and a folder imports only what stands before it.
 * Each entry: the folder, what it may not import, and why. A wall around a folder holds for those in it too.
 */
const walls = [
  ['src/core', ['git', 'calendars', 'documents', 'hook', 'store', 'worker', 'cli', 'extension', 'webview', 'protocol', 'uninstall'], 'The core is pure: every face runs the same analysis, so it knows none of them.'],
  ['src/core/history', ['ledger', 'habits', 'score'], 'History is what git recorded; what it means comes later.'],
  ['src/core/calendar', ['history', 'ledger', 'habits', 'score'], 'The calendar knows hours and zones, not who did what in them.'],
  ['src/core/wording', ['history', 'ledger', 'habits', 'score'], 'The scanner knows texts, not whose they are.'],
  ['src/core/ledger', ['habits', 'score'], 'Facts come before the habits that are read from them.'],
  ['src/core/paths', ['ledger', 'work', 'habits', 'score'], 'A path says what a file is for, not who did what to it.'],
  ['src/core/work', ['habits', 'score'], 'What kind of work a commit is comes before what is made of it.'],
  ['src/core/absence', ['habits', 'score'], 'Weeks come before the habit that is read from them.'],
  ['src/core/habits', ['score'], 'Habits come before the score.'],
  ['src/git', ['calendars', 'documents', 'hook', 'store', 'worker', 'cli', 'extension', 'webview', 'protocol'], 'git/ brings histories to the core and serves every face.'],
  ['src/calendars', ['git', 'documents', 'store', 'worker', 'cli', 'extension', 'webview', 'protocol'], 'calendars/ brings calendars to the core and serves every face.'],
  ['src/documents', ['git', 'hook', 'store', 'worker', 'cli', 'extension', 'webview', 'protocol'], 'documents/ brings the user\'s own files to the core and serves every face.'],
  ['src/hook', ['documents', 'store', 'worker', 'cli', 'extension', 'webview', 'protocol'], 'hook/ writes git hooks; what is a zone comes from the core.'],
  ['src/store', ['git', 'calendars', 'documents', 'hook', 'worker', 'cli', 'extension', 'webview', 'protocol'], 'store/ keeps files; it neither analyses nor shows.'],
  ['src/protocol', ['git', 'hook', 'store', 'worker', 'cli', 'extension', 'webview'], 'Messages are read on both sides: they are made of the core, and of where calendars and documents lie.'],
  ['src/worker', ['store', 'cli', 'extension', 'webview'], 'The worker analyses; it shows and keeps nothing.'],
  ['src/cli', ['worker', 'extension', 'webview', 'protocol'], 'The terminal is a face of its own.'],
  ['src/uninstall', ['git', 'calendars', 'documents', 'hook', 'worker', 'cli', 'extension', 'webview', 'protocol'], 'The uninstall script undoes what src/store has recorded, without VS Code.'],
  ['src/extension', ['git', 'hook', 'worker', 'cli', 'webview', 'core/analyze'], 'The extension talks to worker and panel by messages: no analysis on its thread.'],
  ['src/webview', ['git', 'calendars', 'documents', 'hook', 'store', 'worker', 'cli', 'extension'], 'A panel runs in a browser and gets everything by messages.'],
];

/** Modules that belong to some folders alone. */
const modules = [
  [/^src\/(?!extension)/, '^vscode$', 'Only src/extension runs in the extension host.'],
  [/^src\/(core|webview|protocol)/, `^(node:|(${builtinModules.join('|')})$)`, 'This folder also runs in a browser: no Node.'],
  [/^src\/(?!git)/, '^((node:)?child_process|simple-git)$', 'Only src/git runs git, and nothing else starts processes.'],
];

function restrictionsOf(folder) {
  const around = walls.filter(([wall]) => folder === wall || folder.startsWith(`${wall}/`));
  return [
    // Seen from inside the folder, the others are siblings of it or of its parents, also by a way round.
    ...around.map(([, others, message]) => ({ regex: `^(\\.\\./)+(src/)?(core/)?(${others.join('|')})(/|$)`, message })),
    ...modules.filter(([folders]) => folders.test(folder)).map(([, regex, message]) => ({ regex, message })),
  ];
}

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Prefer named exports: a name is the same everywhere.' };
const noImportCall = { selector: 'ImportExpression', message: 'Imports stand at the top, where the walls see them.' };
const clock = 'The core has no clock: `now` is an argument.';
const impure = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'The same input gives the same review.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'coverage/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-syntax': ['error', noDefaultExport],
      // Commit text is hostile input; control characters are what has to be matched.
      'no-control-regex': 'off',
      // With noUncheckedIndexedAccess it is the short way to say that an index exists.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  ...walls.map(([folder]) => ({
    files: [`${folder}/**/*.ts`, `${folder}/**/*.tsx`],
    rules: {
      'no-restricted-imports': ['error', { patterns: restrictionsOf(folder) }],
      'no-restricted-syntax': ['error', noDefaultExport, noImportCall],
    },
  })),
  {
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.d.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noImportCall, ...impure] },
  },
  {
    files: ['**/*.d.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      // A declared module may import nothing by a relative path, but name a type in it.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { globals: { require: 'readonly', process: 'readonly', module: 'writable' } },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', setTimeout: 'readonly' } },
  },
);
