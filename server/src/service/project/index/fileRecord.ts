import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import { extensionOf } from '../../text/filePath';
import { selectShape, type SelectShape } from '../selectShape';
import { NO_PROPERTIES, type PropertiesFacts } from '../read/propertiesFacts';
import { readProperties } from '../read/readProperties';
import { readPython } from '../read/readPython';
import { readTemplate } from '../read/readTemplate';
import { NO_FACTS, type TemplateFacts } from '../read/templateFacts';
import type { PackageFile } from './projectPackage';

/** A file with what was read from it. */
export interface FileRecord {
  readonly file: PackageFile;
  readonly template: TemplateFacts;
  readonly properties: PropertiesFacts;
  /** The columns of a model's or snapshot's query, worked out when they are first asked for. */
  readonly shape: () => SelectShape | undefined;
  /** As it was read; undefined for a seed, whose rows are none of ours, and before it is read. */
  readonly text: string | undefined;
  /** The first line of a seed. */
  readonly header: readonly string[] | undefined;
}

/** A file that is known by its path alone: its name already counts, what is in it comes later. */
export function unreadRecord(file: PackageFile): FileRecord {
  return {
    file,
    template: NO_FACTS,
    properties: NO_PROPERTIES,
    shape: () => undefined,
    text: undefined,
    header: undefined,
  };
}

/** Reads a file; `jinja` is its text parsed, where that is at hand. */
export function readRecord(file: PackageFile, text: string, jinja?: JinjaDocument): FileRecord {
  const unread = unreadRecord(file);
  if (file.role === 'properties') return { ...unread, text, properties: readProperties(text) };
  if (file.role === 'seed') return { ...unread, header: headerOf(text) };
  if (extensionOf(file.path) === '.py') return { ...unread, text, template: readPython(text) };
  let shape: SelectShape | undefined;
  // The parsed text is not kept: a project's would fill the memory.
  const shapeOf = () => (shape ??= selectShape(parseJinja(text)));
  const template = readTemplate(jinja ?? parseJinja(text));
  return { ...unread, text, template, ...(file.role === 'macro' || file.role === 'docs' ? {} : { shape: shapeOf }) };
}

function headerOf(text: string): readonly string[] {
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  return [...line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? (plain ?? '').trim(),
  );
}
