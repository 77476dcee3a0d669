import type { FilePath } from '../../text/filePath';
import type { NameUse, NameUseKind, NameUses, PlacedUse } from '../read/nameUse';
import type { FileRecords } from './fileRecords';

/**
 * Every use of every name in a project, looked up by the name.
 *
 * It is built when somebody asks for the first time, and takes up what changed each time it is asked.
 */
export class UseIndex implements NameUses {
  readonly #records: FileRecords;
  readonly #known = new Map<FilePath, readonly NameUse[]>();
  readonly #byName = new Map<string, Map<FilePath, NameUse[]>>();

  /** @param records the files of the project, which whoever owns them changes as he likes; nobody else takes their changes */
  constructor(records: FileRecords) {
    this.#records = records;
  }

  *named(kind: NameUseKind, name: string): Iterable<PlacedUse> {
    this.#catchUp();
    for (const [file, uses] of this.#byName.get(keyOf(kind, name)) ?? []) for (const use of uses) yield { file, use };
  }

  inFile(file: FilePath): readonly NameUse[] {
    return this.#records.get(file)?.source?.uses ?? [];
  }

  #catchUp(): void {
    for (const file of this.#records.takeChanged()) this.#replace(file, this.inFile(file));
  }

  #replace(file: FilePath, uses: readonly NameUse[] | undefined): void {
    for (const { kind, name } of this.#known.get(file) ?? []) this.#byName.get(keyOf(kind, name))?.delete(file);
    if (uses === undefined) this.#known.delete(file);
    else this.#known.set(file, uses);
    for (const use of uses ?? []) this.#add(file, use);
  }

  #add(file: FilePath, use: NameUse): void {
    const key = keyOf(use.kind, use.name);
    const files = this.#byName.get(key) ?? new Map<FilePath, NameUse[]>();
    this.#byName.set(key, files);
    const uses = files.get(file);
    if (uses === undefined) files.set(file, [use]);
    else uses.push(use);
  }
}

function keyOf(kind: NameUseKind, name: string): string {
  return `${kind} ${name}`;
}
