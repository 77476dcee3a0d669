import type { JinjaDocument } from '@lakehouse/jinja';
import { extensionOf } from '../../text/filePath';
import { readFacts, UNREAD_FACTS, type FileFacts, type FileKind } from './fileFacts';
import type { PackageFile } from './projectPackage';

/** A file with what was read from it. */
export interface FileRecord extends FileFacts {
  readonly file: PackageFile;
  /** As it was read; undefined for a seed, whose rows are none of ours, and before it is read. */
  readonly text: string | undefined;
}

/** A file that is known by its path alone: its name already counts, what is in it comes later. */
export function unreadRecord(file: PackageFile): FileRecord {
  return { file, ...UNREAD_FACTS, text: undefined };
}

/** Reads a file; `jinja` is its text parsed, where that is at hand. */
export function readRecord(file: PackageFile, text: string, jinja?: JinjaDocument): FileRecord {
  return recordOf(file, text, readFacts(kindOf(file), text, jinja));
}

/** A file whose text was read already, here or elsewhere. */
export function recordOf(file: PackageFile, text: string, facts: FileFacts): FileRecord {
  // The rows of a seed are none of ours.
  return { file, ...facts, text: file.role === 'seed' ? undefined : text };
}

export function kindOf({ path, role }: PackageFile): FileKind {
  return { role, isPython: extensionOf(path) === '.py' };
}
