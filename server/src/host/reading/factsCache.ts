import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { factsText } from '../../service/project/index/factsText';
import { readFacts, type FileKind } from '../../service/project/index/fileFacts';

/** What a file says, as JSON. */
export interface ToldFacts {
  /** As `factsText` writes them. */
  readonly facts: string;
  /** List of the names in it; empty for none. */
  readonly uses: string;
}

/** Facts of files that were not asked for are kept at least to this number. */
const FEW = 2_000;

/** What parts the facts of a line from its names: JSON has none outside of texts, and writes them as `\\t` there. */
const BETWEEN = '\t';

/**
 * The facts of files by what stands in them, kept on disk from one start to the next.
 *
 * The file's first line names the program that wrote it: what another one wrote is not read. Each line after it is a
 * key, the facts as JSON and the names as JSON. A file that cannot be read or written costs time and nothing else.
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

  /** What a text says. */
  factsOf(kind: FileKind, text: string): ToldFacts {
    const key = `${hash('sha1', text, 'base64')}${kind.role}${kind.isPython ? '-python' : ''}`;
    const known = this.#used.get(key) ?? this.#known.get(key);
    const line = known ?? lineOf(kind, text);
    if (known === undefined) this.#isNew = true;
    this.#used.set(key, line);
    const end = line.indexOf(BETWEEN);
    return { facts: line.slice(0, end), uses: line.slice(end + 1) };
  }

  /**
   * Writes what was asked for since the start, whole or not at all. Of the rest, which may be another project's or an
   * older text's, as much is kept again.
   */
  save(): void {
    if (this.#file === undefined || !this.#isNew) return;
    const others = [...this.#known].filter(([key]) => !this.#used.has(key)).slice(0, Math.max(this.#used.size, FEW));
    const kept = [...this.#used, ...others];
    const part = `${this.#file}.${process.pid}.part`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(part, [this.#program, ...kept.map(([key, facts]) => `${key} ${facts}`), ''].join('\n'));
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

function lineOf(kind: FileKind, text: string): string {
  const { uses, ...facts } = readFacts(kind, text);
  return `${factsText(facts)}${BETWEEN}${uses.length === 0 ? '' : JSON.stringify(uses)}`;
}

function load(file: string, program: string): ReadonlyMap<string, string> {
  try {
    const [writer, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (writer !== program) return new Map();
    // What is whole ends with a line end, so the last piece is empty, or was cut off.
    return new Map(
      lines.slice(0, -1).map(line => {
        const end = line.indexOf(' ');
        return [line.slice(0, end), line.slice(end + 1)];
      }),
    );
  } catch {
    // None yet.
    return new Map();
  }
}
