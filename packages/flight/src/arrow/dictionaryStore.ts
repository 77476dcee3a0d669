import { type Data, type DataType, Vector } from 'apache-arrow';
import { nullColumn } from './column';

/** A stream's dictionaries as they are at the moment. A batch keeps those that were there when it came. */
export class DictionaryStore {
  readonly #vectors = new Map<number, Vector>();

  /** Replaces a dictionary, or lets it grow. */
  take(id: number, values: Data, isDelta: boolean): void {
    const before = isDelta ? this.#vectors.get(id) : undefined;
    this.#vectors.set(id, new Vector(before === undefined ? [values] : [...before.data, values]));
  }

  /** The dictionary; empty when none has come. */
  get(id: number, type: DataType): Vector {
    return this.#vectors.get(id) ?? new Vector([nullColumn(type, 0)]);
  }
}
