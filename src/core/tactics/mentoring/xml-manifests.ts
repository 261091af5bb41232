import { parser } from 'sax';

/** What is known of an element at its end tag. */
interface XmlElement {
  /** Without the prefix of a namespace. */
  name: string;
  /** Whether it stands in a plugin, at any depth. */
  inPlugin: boolean;
  attributes: Readonly<Record<string, string>>;
  text: string;
  /** The text of each child that has any, by name; the first where there are several. */
  children: Map<string, string>;
}

/** The dependencies and plugins of a Maven project that are none of its own group: https://maven.apache.org/pom.html */
export function readPom(text: string): { own: string[]; names: string[] } | null {
  const used: { group: string; artifact: string }[] = [];
  let group: string | undefined;
  const root = readXml(text, ({ name, inPlugin, children }, depth) => {
    if (name === 'parent' && depth === 1) group ??= children.get('groupId');
    // What a plugin is given is not what the project is made with.
    if (inPlugin || (name !== 'dependency' && name !== 'plugin')) return;
    const of = children.get('groupId') ?? (name === 'plugin' ? 'org.apache.maven.plugins' : undefined);
    // Scala's version is part of a name: "core_${scala.binary.version}".
    const artifact = children.get('artifactId')?.split('${', 1)[0]?.replace(/[_-]$/, '');
    if (of !== undefined && artifact && !of.startsWith('${')) used.push({ group: of, artifact });
  });
  if (root?.name !== 'project') return null;
  group = root.children.get('groupId') ?? group;
  return { own: [], names: used.filter((each) => each.group !== group).map((each) => `${each.group}:${each.artifact}`) };
}

/** https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files */
export function readMsBuild(text: string): { names: string[] } | null {
  const names: string[] = [];
  const root = readXml(text, ({ name, attributes }) => {
    if (!/^(?:PackageReference|PackageVersion|GlobalPackageReference)$/.test(name)) return;
    // Several may stand in one, and what stands in a property or in another list is told by the build alone.
    names.push(...(attributes['Include'] ?? '').split(';').map((each) => each.trim()).filter((each) => each !== '' && !/[$@]\(/.test(each)));
  });
  return root?.name === 'Project' ? { names } : null;
}

/**
 * Calls `ended` with each element at its end tag and the number of those around it, and gives the root; `null` where the
 * text is no well-formed XML. Maven knows the entities of HTML, and takes prefixes that are declared nowhere; so does this.
 */
function readXml(text: string, ended: (element: XmlElement, depth: number) => void): XmlElement | null {
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  const xml = parser(true, { position: false });
  xml.onopentag = ({ name, attributes }) => {
    const around = open.at(-1);
    open.push({ name: name.slice(name.indexOf(':') + 1), inPlugin: around !== undefined && (around.inPlugin || around.name === 'plugin'), attributes, text: '', children: new Map() });
  };
  xml.ontext = xml.oncdata = (part) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  };
  xml.onclosetag = () => {
    const element = open.pop()!;
    const around = open.at(-1);
    const own = element.text.trim();
    if (around === undefined) root ??= element;
    else if (own !== '' && !around.children.has(element.name)) around.children.set(element.name, own);
    ended(element, open.length);
  };
  xml.onerror = (error) => {
    throw error;
  };
  try {
    xml.write(text).close();
  } catch (error) {
    if (error === xml.error) return null;
    throw error;
  }
  return root;
}
