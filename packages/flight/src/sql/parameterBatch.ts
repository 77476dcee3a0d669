import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import {
  Binary,
  Bool,
  type Data,
  DataType,
  Field,
  Float64,
  Int64,
  makeData,
  Null,
  RecordBatch,
  Schema,
  Struct,
  TimestampMillisecond,
  Type,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';

/** What a parameter may be given as: a bigint or a whole number is an integer, a date is a moment. */
export type ParameterValue = string | number | bigint | boolean | Uint8Array | Date | null;

/**
 * The rows of a statement's parameters as a batch.
 *
 * A column has the type that the server told, if it told one in which such values can be written; else the type of its
 * values.
 *
 * @throws Failure `query.rejected` when the rows have different lengths, or a column has values of different kinds.
 */
export function parameterBatch(rows: readonly (readonly ParameterValue[])[], told?: Schema): RecordBatch {
  const width = rows[0]?.length ?? 0;
  if (rows.some(row => row.length !== width)) throw unevenRows();
  const columns = Array.from({ length: width }, (_, i) =>
    columnOf(
      i,
      rows.map(row => row[i] ?? null),
      told?.fields[i],
    ),
  );
  const schema = new Schema(columns.map(({ field }) => field));
  const children = columns.map(({ data }) => data);
  return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows.length, children }));
}

interface Column {
  readonly field: Field<DataType>;
  readonly data: Data;
}

function columnOf(index: number, values: readonly ParameterValue[], told: Field<DataType> | undefined): Column {
  const type = told !== undefined && isWritable(told.type) ? told.type : typeOf(index, values);
  const written = values.map(value => (value === null ? null : writtenAs(type, value)));
  const data = DataType.isNull(type) ? makeData({ type, length: values.length }) : dataOf(written, type);
  // Servers tell parameters without names, and some of them do not take two columns of one name.
  return { field: new Field(`parameter_${index + 1}`, type, true), data };
}

/** The values in one piece, however many there are. */
function dataOf(values: readonly unknown[], type: DataType): Data {
  const vector: Vector<DataType> = vectorFromArray<DataType>(values, type);
  const [data] = vector.data;
  return data ?? makeData({ type: new Null(), length: values.length });
}

/** The types that `vectorFromArray` fills from such values as they are; others are told by the values. */
function isWritable(type: DataType): boolean {
  return WRITABLE.has(type.typeId);
}

const WRITABLE = new Set<Type>([Type.Int, Type.Float, Type.Utf8, Type.Bool, Type.Binary, Type.Date]);

function typeOf(index: number, values: readonly ParameterValue[]): DataType {
  const present = values.filter(value => value !== null);
  const kinds = new Set(present.map(kindOf));
  if (kinds.has('float64')) kinds.delete('int64');
  const [kind, ...others] = kinds;
  if (others.length > 0) throw mixedColumn(index);
  return kind === undefined ? new Null() : TYPES[kind]();
}

type Kind = 'int64' | 'float64' | 'utf8' | 'bool' | 'binary' | 'timestamp';

const TYPES: Readonly<Record<Kind, () => DataType>> = {
  int64: () => new Int64(),
  float64: () => new Float64(),
  utf8: () => new Utf8(),
  bool: () => new Bool(),
  binary: () => new Binary(),
  timestamp: () => new TimestampMillisecond(),
};

function kindOf(value: Exclude<ParameterValue, null>): Kind {
  if (value instanceof Uint8Array) return 'binary';
  if (value instanceof Date) return 'timestamp';
  switch (typeof value) {
    case 'bigint':
      return 'int64';
    case 'number':
      return Number.isSafeInteger(value) ? 'int64' : 'float64';
    case 'boolean':
      return 'bool';
    default:
      return 'utf8';
  }
}

function writtenAs(type: DataType, value: Exclude<ParameterValue, null>): unknown {
  if (DataType.isInt(type)) return type.bitWidth === 64 ? BigInt(value as bigint | number | string) : Number(value);
  if (DataType.isFloat(type)) return Number(value);
  if (DataType.isUtf8(type)) return value instanceof Date ? value.toISOString() : String(value);
  return value;
}

function unevenRows(): Failure {
  return new Failure('query.rejected', l10n.t('Each row of parameters must have a value for each parameter.'));
}

function mixedColumn(index: number): Failure {
  const message = l10n.t(
    'The values of parameter {0} are of different kinds. Give all of them as one kind.',
    index + 1,
  );
  return new Failure('query.rejected', message, { parameter: index + 1 });
}
