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
  List,
  makeData,
  Null,
  RecordBatch,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import {
  fits,
  isFields,
  isList,
  isWritable,
  type ParameterFields,
  type ParameterValue,
  writtenAs,
} from './parameterValue';

/**
 * The rows of a statement's parameters as a batch.
 *
 * A column has the type that the server told, if it is one that is written from values; else the type of its values.
 *
 * @throws Failure `query.rejected` when the rows have different lengths, a column has values of different kinds, or a
 * value cannot be written in the column's type as it is.
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
  const misfit = values.findIndex(value => !fits(type, value));
  if (misfit >= 0) throw misfitting(index, misfit, type);
  const written = values.map(value => writtenAs(type, value));
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

function typeOf(index: number, values: readonly ParameterValue[]): DataType {
  const present = values.filter(value => value !== null);
  const kinds = new Set(present.map(kindOf));
  if (kinds.has('float64')) kinds.delete('int64');
  const [kind, ...others] = kinds;
  if (others.length > 0) throw mixedColumn(index);
  if (kind === undefined) return new Null();
  if (kind === 'list') return new List(new Field('item', typeOf(index, present.filter(isList).flat()), true));
  return kind === 'struct' ? structOf(index, present.filter(isFields)) : TYPES[kind]();
}

/** A field for each name that one of the values has. */
function structOf(index: number, values: readonly ParameterFields[]): DataType {
  const names = [...new Set(values.flatMap(value => Object.keys(value)))];
  const typeOfField = (name: string): DataType =>
    typeOf(
      index,
      values.map(value => value[name] ?? null),
    );
  return new Struct(names.map(name => new Field(name, typeOfField(name), true)));
}

type Scalar = 'int64' | 'float64' | 'utf8' | 'bool' | 'binary' | 'timestamp';

const TYPES: Readonly<Record<Scalar, () => DataType>> = {
  int64: () => new Int64(),
  float64: () => new Float64(),
  utf8: () => new Utf8(),
  bool: () => new Bool(),
  binary: () => new Binary(),
  timestamp: () => new TimestampMillisecond(),
};

function kindOf(value: Exclude<ParameterValue, null>): Scalar | 'list' | 'struct' {
  if (value instanceof Uint8Array) return 'binary';
  if (value instanceof Date) return 'timestamp';
  if (isList(value)) return 'list';
  switch (typeof value) {
    case 'bigint':
      return 'int64';
    case 'number':
      return Number.isSafeInteger(value) ? 'int64' : 'float64';
    case 'boolean':
      return 'bool';
    case 'object':
      return 'struct';
    default:
      return 'utf8';
  }
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

function misfitting(index: number, row: number, type: DataType): Failure {
  const message = l10n.t(
    'The value of parameter {0} in row {1} cannot be sent as {2}. Give one that is exactly of this type, or give the rows as a batch.',
    index + 1,
    row + 1,
    // Each of the library's types has a text of its own, which their common type does not tell.
    (type as { readonly toString: () => string }).toString(),
  );
  return new Failure('query.rejected', message, { parameter: index + 1, row: row + 1 });
}
