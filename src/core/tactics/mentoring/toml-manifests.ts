import { parse, TomlError } from 'smol-toml';
import { pythonName } from './python-name';

type Table = Record<string, unknown>;

/** The packages that a `pyproject.toml` is built from, runs with and is worked on with: https://packaging.python.org/en/latest/specifications/pyproject-toml/ */
export function readPyproject(text: string): { own: string[]; names: string[] } | null {
  const toml = tableIn(text);
  if (toml === null) return null;
  const [project, tool] = [at(toml, 'project'), at(toml, 'tool')];
  const requirements = [
    ...textsOf(at(toml, 'build-system')['requires']),
    ...textsOf(project['dependencies']),
    ...Object.values(at(project, 'optional-dependencies')).flatMap(textsOf),
    // A group may include another one, which is a table and no package.
    ...Object.values(at(toml, 'dependency-groups')).flatMap(textsOf),
    ...textsOf(at(tool, 'uv')['dev-dependencies']),
    ...Object.values(at(tool, 'pdm', 'dev-dependencies')).flatMap(textsOf),
    ...tablesOf(at(tool, 'hatch', 'envs')).flatMap((environment) => [...textsOf(environment['dependencies']), ...textsOf(environment['extra-dependencies'])]),
  ];
  const poetry = at(tool, 'poetry');
  const groups = [poetry, ...tablesOf(at(poetry, 'group'))].flatMap((group) => [at(group, 'dependencies'), at(group, 'dev-dependencies')]);
  const names = [...requirements, ...groups.flatMap(Object.keys)].flatMap(pythonName);
  // Poetry has Python itself among the packages.
  const not = new Set(['python', ...here(groups, 'path').flatMap(pythonName)]);
  return { own: [...textsOf(project['name']), ...textsOf(poetry['name'])].flatMap(pythonName), names: names.filter((name) => !not.has(name)) };
}

/** https://pipenv.pypa.io/en/latest/pipfile.html */
export function readPipfile(text: string): { names: string[] } | null {
  const toml = tableIn(text);
  if (toml === null) return null;
  const packages = [at(toml, 'packages'), at(toml, 'dev-packages')];
  const not = new Set(here(packages, 'path', 'file'));
  return { names: packages.flatMap(Object.keys).filter((name) => !not.has(name)).flatMap(pythonName) };
}

/** https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html */
export function readCargo(text: string): { own: string[]; names: string[] } | null {
  const toml = tableIn(text);
  if (toml === null) return null;
  const sections = [toml, at(toml, 'workspace'), ...tablesOf(at(toml, 'target'))].flatMap((owner) => ['dependencies', 'dev-dependencies', 'build-dependencies'].map((section) => at(owner, section)));
  // What is inherited is named where the workspace is defined, in this repository too.
  const not = new Set(here(sections, 'path', 'workspace'));
  const names = sections
    .flatMap((section) => Object.entries(section))
    .filter(([name]) => name !== '' && !not.has(name))
    // "package" is the name of one that is used under another name.
    .map(([name, value]) => textsOf(isTable(value) ? value['package'] : undefined)[0] ?? name);
  return { own: textsOf(at(toml, 'package')['name']), names };
}

/** https://docs.gradle.org/current/userguide/version_catalogs.html */
export function readVersionCatalog(text: string): { names: string[] } | null {
  const toml = tableIn(text);
  if (toml === null) return null;
  const libraries = Object.values(at(toml, 'libraries')).map((library) => {
    if (!isTable(library)) return textsOf(library)[0]?.split(':').slice(0, 2).join(':');
    return textsOf(library['module'])[0] ?? [...textsOf(library['group']), ...textsOf(library['name'])].join(':');
  });
  const plugins = Object.values(at(toml, 'plugins')).map((plugin) => (isTable(plugin) ? textsOf(plugin['id'])[0] : textsOf(plugin)[0]?.split(':')[0]));
  return { names: [...libraries, ...plugins].flatMap((name) => name || []) };
}

/** `null` where the text is no TOML: https://toml.io/en/v1.1.0 */
function tableIn(text: string): Table | null {
  try {
    return parse(text, { integersAsBigInt: 'asNeeded' });
  } catch (error) {
    if (error instanceof TomlError) return null;
    throw error;
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The table at a path of keys; an empty one where there is none. */
function at(table: Table, ...keys: string[]): Table {
  let found = table;
  for (const key of keys) {
    const value = found[key];
    if (!isTable(value)) return {};
    found = value;
  }
  return found;
}

function tablesOf(table: Table): Table[] {
  return Object.values(table).filter(isTable);
}

/** The texts of a list, or of a single value. */
function textsOf(value: unknown): string[] {
  return [value].flat().filter((each): each is string => typeof each === 'string' && each !== '');
}

/** The names that stand, in any of the tables, beside a key which says that they are in the same repository. */
function here(tables: readonly Table[], ...keys: string[]): string[] {
  // Poetry takes a list of tables too, one for each version of Python.
  const isHere = (value: unknown) => [value].flat().some((each) => isTable(each) && keys.some((key) => key in each && each[key] !== false));
  return tables.flatMap((table) => Object.entries(table)).filter(([, value]) => isHere(value)).map(([name]) => name);
}
