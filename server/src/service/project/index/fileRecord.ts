import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import { extensionOf } from '../../text/filePath';
import { selectShape, type SelectShape } from '../selectShape';
import { readFacts, UNREAD_FACTS, type FileFacts, type FileKind } from './fileFacts';
import type { PackageFile } from './projectPackage';

/** A file with what was read from it. */
export interface FileRecord extends FileFacts {
  readonly file: PackageFile;
  /** The columns of a model's or snapshot's query, worked out when they are first asked for. */
  readonly shape: () => SelectShape | undefined;
  /** As it was read; undefined for a seed, whose rows are none of ours, and before it is read. */
  readonly text: string | undefined;
}

/** A file that is known by its path alone: its name already counts, what is in it comes later. */
export function unreadRecord(file: PackageFile): FileRecord {
  return { file, ...UNREAD_FACTS, shape: () => undefined, text: undefined };
}

/** Reads a file; `jinja` is its text parsed, where that is at hand. */
export function readRecord(file: PackageFile, text: string, jinja?: JinjaDocument): FileRecord {
  return recordOf(file, text, readFacts(kindOf(file), text, jinja));
}

/** A file whose text was read already, here or elsewhere. */
export function recordOf(file: PackageFile, text: string, facts: FileFacts): FileRecord {
  const { role } = file;
  if (role === 'seed') return { ...unreadRecord(file), ...facts };
  const hasQuery = role !== 'properties' && role !== 'macro' && role !== 'docs' && !kindOf(file).isPython;
  let shape: SelectShape | undefined;
  // The parsed text is not kept: a project's would fill the memory.
  return { file, ...facts, text, shape: () => (hasQuery ? (shape ??= selectShape(parseJinja(text))) : undefined) };
}

export function kindOf({ path, role }: PackageFile): FileKind {
  return { role, isPython: extensionOf(path) === '.py' };
}
