/** A key of a TOML file with its value as it was written. */
export interface TomlEntry {
  /** `tool.poetry.dependencies`; empty above the first table. */
  table: string;
  key: string;
  /** The first name of the key, which may have dots in it where it stands between quotation marks. */
  head: string;
  value: string;
}

/**
 * The keys of a TOML file (https://toml.io/en/v1.0.0), as far as lists of dependencies need them: tables, keys, and values
 * over several lines, which are not looked into. `null` where a line is none of these.
 */
export function tomlEntries(text: string): TomlEntry[] | null {
  const entries: TomlEntry[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  let table = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!.trim();
    if (line === '' || line.startsWith('#')) continue;
    const header = /^\[\[?\s*([^[\]]*(?:\[[^\]]*\][^[\]]*)*?)\s*\]\]?\s*(?:#.*)?$/.exec(line);
    if (header) {
      table = namesOf(header[1]!).join('.');
      continue;
    }
    const pair = /^((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)$/.exec(line);
    if (!pair) return null;
    let value = pair[2]!;
    let open = openOf(value);
    while (open !== null && index + 1 < lines.length) {
      value += `\n${lines[++index]!}`;
      open = openOf(value);
    }
    if (open !== null) return null;
    const names = namesOf(pair[1]!);
    entries.push({ table, key: names.join('.'), head: names[0] ?? '', value: value.trim() });
  }
  return entries;
}

/** The strings in a value, in order; those of keys in quotation marks too. */
export function stringsOf(value: string): string[] {
  return tokens(value).flatMap((token) => (token.startsWith('"""') || token.startsWith("'''") ? token.slice(3, -3) : /^["']/.test(token) ? token.slice(1, -1) : []));
}

function namesOf(dotted: string): string[] {
  return [...dotted.matchAll(/"([^"]*)"|'([^']*)'|[^\s."']+/g)].map(([whole, double, single]) => double ?? single ?? whole);
}

/** Strings, comments and brackets: what tells whether a value goes on. */
const TOKEN = /"""[\s\S]*?(?:"""|$(?![\s\S]))|'''[\s\S]*?(?:'''|$(?![\s\S]))|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[\]{}]/g;

function tokens(value: string): string[] {
  return value.match(TOKEN) ?? [];
}

/** What a value has begun and not ended, if anything. */
function openOf(value: string): string | null {
  let depth = 0;
  for (const token of tokens(value)) {
    if (/^(?:"""|''')/.test(token) && (token.length < 6 || !token.endsWith(token.slice(0, 3)))) return token.slice(0, 3);
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
  }
  return depth > 0 ? '[' : null;
}
