import type { NamePart } from '@lakehouse/sql';
import type { TokenReader } from './tokenReader';

/** How a partition column is cut into partitions. */
export interface PartitionColumn {
  readonly column: NamePart;
  /** IDENTITY, YEAR, …; BUCKET and TRUNCATE have an argument. */
  readonly transform: string;
  readonly argument: number | undefined;
}

export interface Dimension {
  readonly column: NamePart;
  /** `BY DAY`: a timestamp is grouped by its date. */
  readonly byDay: boolean;
}

export interface Measure {
  readonly column: NamePart;
  /** Empty for the default measures of the column's type. */
  readonly functions: readonly string[];
}

/** What of its rows' layout a reflection fixes. */
export interface ReflectionLayout {
  readonly distribute: readonly NamePart[];
  readonly partition: readonly PartitionColumn[];
  readonly sort: readonly NamePart[];
}

/** The reflection actions of `ALTER TABLE|VIEW|… path`. */
export type ReflectionCommand =
  | {
      readonly action: 'createRaw';
      readonly name: string;
      readonly display: readonly NamePart[];
      readonly layout: ReflectionLayout;
    }
  | {
      readonly action: 'createAggregate';
      readonly name: string;
      readonly dimensions: readonly Dimension[];
      readonly measures: readonly Measure[];
      readonly layout: ReflectionLayout;
    }
  | { readonly action: 'drop'; readonly name: NamePart }
  | { readonly action: 'refresh' };

/** The reflection action that comes next, behind the path of its dataset; undefined when another one does. */
export function readReflectionCommand(reader: TokenReader): ReflectionCommand | undefined {
  if (reader.words('CREATE', 'RAW', 'REFLECTION')) return createRaw(reader);
  if (reader.words('CREATE', 'AGGREGATE', 'REFLECTION')) return createAggregate(reader);
  if (reader.words('DROP', 'REFLECTION')) return ended(reader, { action: 'drop', name: reader.name() });
  if (reader.words('REFRESH', 'REFLECTIONS')) return ended(reader, { action: 'refresh' });
  return undefined;
}

function createRaw(reader: TokenReader): ReflectionCommand {
  const { value: name } = reader.name();
  reader.expectWords('USING', 'DISPLAY');
  const display = reader.list(() => reader.name());
  return ended(reader, { action: 'createRaw', name, display, layout: readLayout(reader) });
}

function createAggregate(reader: TokenReader): ReflectionCommand {
  const { value: name } = reader.name();
  reader.expectWords('USING');
  const dimensions = reader.words('DIMENSIONS') ? reader.list(() => readDimension(reader)) : [];
  const measures = reader.words('MEASURES') ? reader.list(() => readMeasure(reader)) : [];
  if (dimensions.length + measures.length === 0) throw reader.unexpected();
  return ended(reader, { action: 'createAggregate', name, dimensions, measures, layout: readLayout(reader) });
}

function ended(reader: TokenReader, command: ReflectionCommand): ReflectionCommand {
  reader.expectEnd();
  return command;
}

function readDimension(reader: TokenReader): Dimension {
  return { column: reader.name(), byDay: reader.words('BY', 'DAY') };
}

function readMeasure(reader: TokenReader): Measure {
  const column = reader.name();
  if (!reader.mark('(')) return { column, functions: [] };
  const functions = [readAggregate(reader)];
  while (reader.mark(',')) functions.push(readAggregate(reader));
  reader.expectMark(')');
  return { column, functions };
}

function readAggregate(reader: TokenReader): string {
  if (reader.words('APPROXIMATE', 'COUNT', 'DISTINCT') || reader.words('APPROX', 'COUNT', 'DISTINCT'))
    return 'APPROX_COUNT_DISTINCT';
  const plain = reader.oneOf('MIN', 'MAX', 'SUM', 'COUNT');
  if (plain === undefined) throw reader.unexpected();
  return plain;
}

/** The order of the clauses is fixed in Dremio. */
function readLayout(reader: TokenReader): ReflectionLayout {
  const distribute = reader.words('DISTRIBUTE', 'BY') ? reader.list(() => reader.name()) : [];
  const method = reader.oneOf('STRIPED', 'CONSOLIDATED');
  const partition = reader.words('PARTITION', 'BY') ? reader.list(() => readPartition(reader)) : [];
  if (method !== undefined && partition.length === 0) throw reader.unexpected();
  const sort = reader.words('LOCALSORT', 'BY') ? reader.list(() => reader.name()) : [];
  return { distribute, partition, sort };
}

function readPartition(reader: TokenReader): PartitionColumn {
  const first = reader.name();
  if (!reader.mark('(')) return { column: first, transform: 'IDENTITY', argument: undefined };
  const number = reader.next?.kind === 'number' ? Number(reader.next.text) : undefined;
  if (number !== undefined) {
    reader.skip();
    reader.expectMark(',');
  }
  const column = reader.name();
  reader.expectMark(')');
  return { column, transform: first.value.toUpperCase(), argument: number };
}
