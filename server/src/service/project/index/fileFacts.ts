import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import { NO_PROPERTIES, type PropertiesFacts } from '../read/propertiesFacts';
import type { NameUse } from '../read/nameUse';
import { propertiesIn } from '../read/readProperties';
import { readPython } from '../read/readPython';
import { readSeed } from '../read/readSeed';
import { readTemplate } from '../read/readTemplate';
import { readYaml } from '../read/readYaml';
import { NO_FACTS, type TemplateFacts } from '../read/templateFacts';
import { templateUses, usesOfDependency } from '../read/templateUses';
import { yamlUses } from '../read/yamlUses';
import type { FileRole } from './fileRole';

/**
 * What a file says to its project by its own text alone: plain data that survives JSON, so that another thread may
 * read it and a cache may keep it. Nothing in it depends on the file's path, on settings or on other files.
 */
export interface FileFacts {
  readonly template: TemplateFacts;
  readonly properties: PropertiesFacts;
  /** The first line of a seed. */
  readonly header: readonly string[] | undefined;
  /** Types of its columns, in their order; null where only dbt can tell. */
  readonly types?: readonly (string | null)[];
}

/** The facts of a file with what is kept apart from them, because it is seldom asked for. */
export interface ReadFacts extends FileFacts {
  /** Every name in it that means something of a project. */
  readonly uses: readonly NameUse[];
}

export const UNREAD_FACTS: FileFacts = { template: NO_FACTS, properties: NO_PROPERTIES, header: undefined };

/** How a file is read. */
export interface FileKind {
  readonly role: FileRole;
  readonly isPython: boolean;
}

/** Reads a file; `jinja` is its text parsed, where that is at hand. A text that nests too deeply says nothing. */
export function readFacts(kind: FileKind, text: string, jinja?: JinjaDocument): ReadFacts {
  try {
    return factsOf(kind, text, jinja);
  } catch (error) {
    // The engine's word for a stack that is used up: nobody writes what nests thousands of times.
    if (error instanceof RangeError) return { ...UNREAD_FACTS, uses: [] };
    throw error;
  }
}

function factsOf({ role, isPython }: FileKind, text: string, jinja?: JinjaDocument): ReadFacts {
  if (role === 'properties') return yamlFacts(text);
  if (role === 'fixture') return { ...UNREAD_FACTS, uses: [] };
  if (role === 'seed') return { ...UNREAD_FACTS, ...seedFacts(text), uses: [] };
  if (isPython) return pythonFacts(text);
  const document = jinja ?? parseJinja(text);
  return { ...UNREAD_FACTS, template: readTemplate(document), uses: templateUses(document) };
}

function seedFacts(text: string): Pick<FileFacts, 'header' | 'types'> {
  const { header, types } = readSeed(text);
  // JSON knows no undefined in a list.
  return { header, types: types.map(type => type ?? null) };
}

function yamlFacts(text: string): ReadFacts {
  const yaml = readYaml(text);
  return { ...UNREAD_FACTS, properties: propertiesIn(text, yaml), uses: yamlUses(text, yaml.root) };
}

function pythonFacts(text: string): ReadFacts {
  const template = readPython(text);
  return { ...UNREAD_FACTS, template, uses: template.dependencies.flatMap(usesOfDependency) };
}
