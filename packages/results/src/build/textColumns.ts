import { Buffer } from 'node:buffer';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { Data, DataType, Field, makeData, RecordBatch, Schema, Struct } from 'apache-arrow';
import type { ResultColumn } from '../columnType';
import { keySpaceOf } from '../keys/keySpaceOf';
import { roomForKeys, wordsOf, type KeySpace } from '../keys/keySpace';
import type { Cell } from '../store/window';
import { typeOfName } from './typeOfName';

/** Makes Arrow columns of rows that come as texts, so that they are sorted and compared as what they are. */
export class TextColumns {
  readonly schema: Schema;
  readonly #spaces: readonly (KeySpace | undefined)[];

  constructor(columns: readonly ResultColumn[]) {
    this.schema = new Schema(columns.map(({ name, type }) => new Field(name, typeOfName(type), true)));
    this.#spaces = this.schema.fields.map(({ type }) => keySpaceOf(type as DataType));
  }

  /** The rows as a batch. @throws Failure `connection.protocol` for a text that is no value of its column's type. */
  batch(rows: readonly (readonly Cell[])[]): RecordBatch {
    const children = this.schema.fields.map((field, i) => {
      const cells = rows.map(row => row[i] ?? null);
      const space = this.#spaces[i];
      const type = field.type as DataType;
      return space === undefined ? bytesColumn(type, cells) : keyedColumn(type, space, cells);
    });
    return new RecordBatch(
      this.schema,
      makeData({ type: new Struct(this.schema.fields), length: rows.length, children }),
    );
  }
}

function keyedColumn(type: DataType, space: KeySpace, cells: readonly Cell[]): Data {
  const keys = roomForKeys(space.words, cells.length);
  for (const [row, cell] of cells.entries()) {
    if (cell === null) continue;
    const value = space.parse(cell);
    if (value === undefined || !value.exact) throw noValue(cell);
    const words = wordsOf(value.key, space.words);
    for (const [w, key] of keys.entries()) key[row] = words[w] ?? 0;
  }
  const restored = space.restore(keys, cells.length);
  const { bitmap, nulls } = validityOf(cells);
  return new Data(type, 0, cells.length, nulls, [undefined, restored.values, bitmap] as never);
}

function noValue(cell: string): Failure {
  return new Failure(
    'connection.protocol',
    l10n.t('The server sent “{0}”, which is no value of its column’s type.', cell),
  );
}

function bytesColumn(type: DataType, cells: readonly Cell[]): Data {
  const encoding = DataType.isBinary(type) ? 'base64' : 'utf8';
  const pieces = cells.map(cell => Buffer.from(cell ?? '', encoding));
  const offsets = new Int32Array(cells.length + 1);
  for (const [i, piece] of pieces.entries()) offsets[i + 1] = (offsets[i] ?? 0) + piece.length;
  const { bitmap, nulls } = validityOf(cells);
  return new Data(type, 0, cells.length, nulls, [offsets, new Uint8Array(Buffer.concat(pieces)), bitmap] as never);
}

function validityOf(cells: readonly Cell[]): { readonly bitmap: Uint8Array | undefined; readonly nulls: number } {
  const bitmap = new Uint8Array(((cells.length + 63) >> 6) << 3);
  let nulls = 0;
  for (const [i, cell] of cells.entries())
    if (cell === null) nulls++;
    else bitmap[i >> 3] = (bitmap[i >> 3] ?? 0) | (1 << (i & 7));
  return { bitmap: nulls === 0 ? undefined : bitmap, nulls };
}
