/**
 * The package that a requirement names (https://peps.python.org/pep-0508/), in one form for all spellings of its name:
 * https://peps.python.org/pep-0503/#normalized-names. Nothing where the text is no requirement, or is a path of the same machine.
 */
export function pythonName(requirement: string): string[] {
  const [, name, url] = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\]\s*)?(?:(@)|[=<>!~;,(#\\]|$)/.exec(requirement) ?? [];
  if (name === undefined || !/[A-Za-z0-9]$/.test(name)) return [];
  // One that is a path stands for a package of the same repository.
  if (url !== undefined && /@\s*file:/.test(requirement)) return [];
  return [name.toLowerCase().replace(/[-_.]+/g, '-')];
}
