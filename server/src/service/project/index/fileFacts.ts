import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import { NO_PROPERTIES, type PropertiesFacts } from '../read/propertiesFacts';
import { readProperties } from '../read/readProperties';
import { readPython } from '../read/readPython';
import { readTemplate } from '../read/readTemplate';
import { NO_FACTS, type TemplateFacts } from '../read/templateFacts';
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
}

export const UNREAD_FACTS: FileFacts = { template: NO_FACTS, properties: NO_PROPERTIES, header: undefined };

/** How a file is read. */
export interface FileKind {
  readonly role: FileRole;
  readonly isPython: boolean;
}

/** Reads a file; `jinja` is its text parsed, where that is at hand. */
export function readFacts({ role, isPython }: FileKind, text: string, jinja?: JinjaDocument): FileFacts {
  if (role === 'properties') return { ...UNREAD_FACTS, properties: readProperties(text) };
  if (role === 'seed') return { ...UNREAD_FACTS, header: headerOf(text) };
  if (isPython) return { ...UNREAD_FACTS, template: readPython(text) };
  return { ...UNREAD_FACTS, template: readTemplate(jinja ?? parseJinja(text)) };
}

function headerOf(text: string): readonly string[] {
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  return [...line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? (plain ?? '').trim(),
  );
}
