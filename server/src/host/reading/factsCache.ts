import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { factsText } from '../../service/project/index/factsText';
import { readFacts, type FileKind } from '../../service/project/index/fileFacts';

/** Characters of a SHA-1 in base64. */
const KEY_LENGTH = 28;

/**
 * The facts of files by what stands in them, kept on disk from one start to the next.
 *
 * The file's first line names the program that wrote it: what another one wrote is not read. Each line after it is a
 * key and the facts as JSON. A file that cannot be read or written costs time and nothing else.
 */
export class FactsCache {
  readonly #file: string | undefined;
  readonly #program: string;
  readonly #known: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();
  #isNew = false;

  /** @param program changes whenever facts would be read otherwise */
  constructor(file: string | undefined, program: string) {
    this.#file = file;
    this.#program = program;
    this.#known = file === undefined ? new Map() : load(file, program);
  }

  /** What a text says, as JSON. */
  factsOf(kind: FileKind, text: string): string {
    const key = hash('sha1', `${kind.role} ${String(kind.isPython)} ${text}`, 'base64');
    const known = this.#used.get(key) ?? this.#known.get(key);
    const facts = known ?? factsText(readFacts(kind, text));
    if (known === undefined) this.#isNew = true;
    this.#used.set(key, facts);
    return facts;
  }

  /** Writes what was asked for since the start, whole or not at all; the rest is forgotten. */
  save(): void {
    if (this.#file === undefined) return;
    if (!this.#isNew && this.#used.size === this.#known.size) return;
    const part = `${this.#file}.${process.pid}.part`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(part, [this.#program, ...[...this.#used].map(([key, facts]) => `${key} ${facts}`), ''].join('\n'));
      renameSync(part, this.#file);
    } catch {
      // A full or closed disk: the next start reads everything again.
      removeQuietly(part);
    }
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where nothing can be written nothing is left over.
  }
}

function load(file: string, program: string): ReadonlyMap<string, string> {
  try {
    const [writer, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (writer !== program) return new Map();
    // What is whole ends with a line end, so the last piece is empty, or was cut off.
    return new Map(lines.slice(0, -1).map(line => [line.slice(0, KEY_LENGTH), line.slice(KEY_LENGTH + 1)]));
  } catch {
    // None yet.
    return new Map();
  }
}
