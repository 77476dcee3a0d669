import { dottedName } from '@lakehouse/jinja';
import type { ServedDocument } from '../../feature';
import { pathWithin, type FilePath } from '../../text/filePath';
import type { PlacedReflection, Reflections, WrittenReflection } from './placedReflection';
import { reflectionsIn } from './reflectionsIn';

/** The reflections of files that dbt does not read, kept current file by file. */
export class ReflectionBook implements Reflections {
  readonly #documents = new Map<FilePath, ServedDocument>();
  readonly #words = new Map<string, Map<FilePath, PlacedReflection[]>>();

  /** Takes a file as it is now; false where nothing changed that other files could see. */
  put(document: ServedDocument): boolean {
    const { path } = document;
    const before = this.#faceOf(path);
    this.#forget(path);
    const created = reflectionsIn(document).filter(({ statement }) => statement.action === 'create');
    if (created.length > 0) this.#documents.set(path, document);
    for (const place of created) {
      const word = wordOf(place);
      if (word === undefined) continue;
      const files = this.#words.get(word) ?? new Map<FilePath, PlacedReflection[]>();
      this.#words.set(word, files);
      files.set(path, [...(files.get(path) ?? []), place]);
    }
    return this.#faceOf(path) !== before;
  }

  /** Forgets a file, or all below a folder; false for one that was not known. */
  remove(path: FilePath): boolean {
    const gone = [...this.#documents.keys()].filter(file => pathWithin(path, file) !== undefined);
    for (const file of gone) this.#forget(file);
    return gone.length > 0;
  }

  /** The text of a file that reflections are known of. */
  textOf(path: FilePath): string | undefined {
    return this.#documents.get(path)?.text;
  }

  *onDataset(name: string): Iterable<WrittenReflection> {
    for (const [file, places] of this.#words.get(name.toLowerCase()) ?? [])
      for (const place of places) yield { file, place };
  }

  #forget(path: FilePath): void {
    const document = this.#documents.get(path);
    if (document === undefined) return;
    this.#documents.delete(path);
    for (const place of reflectionsIn(document)) this.#words.get(wordOf(place) ?? '')?.delete(path);
  }

  /** The statements of a file with their places, which other files may point at. */
  #faceOf(path: FilePath): string {
    const document = this.#documents.get(path);
    const places = document === undefined ? [] : reflectionsIn(document);
    return places
      .map(({ statement: { span } }) => `${span.start} ${document?.text.slice(span.start, span.end)}`)
      .join('\n');
  }
}

function wordOf({ statement, printedIn }: PlacedReflection): string | undefined {
  const { dataset } = statement;
  if (dataset === undefined || dataset.dangling) return undefined;
  const printed = printedIn(dataset.span);
  if (printed === undefined) return dataset.parts.at(-1)?.value.toLowerCase();
  if (printed.kind !== 'call' || !['ref', 'source'].includes(dottedName(printed.callee) ?? '')) return undefined;
  const last = printed.args.filter(({ name }) => name === undefined).at(-1)?.value;
  return last?.kind === 'string' ? last.value.toLowerCase() : undefined;
}
