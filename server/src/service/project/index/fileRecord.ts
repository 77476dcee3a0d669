import type { JinjaDocument } from '@lakehouse/jinja';
import { extensionOf } from '../../text/filePath';
import type { NameUse } from '../read/nameUse';
import { readFacts, UNREAD_FACTS, type FileFacts, type FileKind } from './fileFacts';
import type { PackageFile } from './projectPackage';

/** What most files are never asked for: whoever holds it may keep it in any form and make it when it is asked. */
export interface FileSource {
  /** As it was read. */
  readonly text: string;
  /** Every name in it that means something of a project. */
  readonly uses: readonly NameUse[];
}

/** A file with what was read from it. */
export interface FileRecord extends FileFacts {
  readonly file: PackageFile;
  /** Undefined before it is read, and of a seed, whose rows are none of ours. */
  readonly source: FileSource | undefined;
}

/** A file that is known by its path alone: its name already counts, what is in it comes later. */
export function unreadRecord(file: PackageFile): FileRecord {
  return { file, ...UNREAD_FACTS, source: undefined };
}

/** Reads a file; `jinja` is its text parsed, where that is at hand. */
export function readRecord(file: PackageFile, text: string, jinja?: JinjaDocument): FileRecord {
  const { uses, ...facts } = readFacts(kindOf(file), text, jinja);
  return { file, ...facts, source: file.role === 'seed' ? undefined : { text, uses } };
}

export function kindOf({ path, role }: PackageFile): FileKind {
  return { role, isPython: extensionOf(path) === '.py' };
}
