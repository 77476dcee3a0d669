/** A header's value: text, or bytes for a name that ends in `-bin`. */
export type MetadataValue = string | Uint8Array;

/**
 * Headers or trailers of a call: names in lower case, each with its values in the order they came.
 *
 * Names that end in `-bin` have bytes as values, as gRPC defines it, all others have text.
 */
export class Metadata {
  readonly #values = new Map<string, MetadataValue[]>();

  /** Metadata with these headers; ones without a value are left out. */
  static of(headers: Readonly<Record<string, MetadataValue | undefined>>): Metadata {
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) metadata.add(name, value);
    return metadata;
  }

  add(name: string, value: MetadataValue): void {
    const key = name.toLowerCase();
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [value]);
    else values.push(value);
  }

  /** The values of a header that has text; none for one that is not there. */
  texts(name: string): readonly string[] {
    return this.#get(name).filter(value => typeof value === 'string');
  }

  /** The values of a `-bin` header; none for one that is not there. */
  binaries(name: string): readonly Uint8Array[] {
    return this.#get(name).filter(value => typeof value !== 'string');
  }

  entries(): IterableIterator<[name: string, values: readonly MetadataValue[]]> {
    return this.#values.entries();
  }

  #get(name: string): readonly MetadataValue[] {
    return this.#values.get(name.toLowerCase()) ?? [];
  }
}
