import * as l10n from '@vscode/l10n';
import {
  type DataType,
  Dictionary,
  Field,
  FixedSizeList,
  Int32,
  LargeList,
  List,
  Map_,
  Null,
  Schema,
  Struct,
  Union,
  UnionMode,
} from 'apache-arrow';
import { wireFailure } from '../wire/wireFailure';
import type { ArrayOf, ColumnPlan, Layout } from './columnPlan';
import { intType, plainPlan, TYPE } from './fieldType';
import type { FlatTable } from './flatTable';

/** Places of fields in the tables of Arrow's `Schema.fbs`. */
const SCHEMA = { endianness: 0, fields: 1, metadata: 2 } as const;
const FIELD = { name: 0, nullable: 1, typeId: 2, type: 3, dictionary: 4, children: 5, metadata: 6 } as const;
const DICTIONARY = { id: 0, indexType: 1, isOrdered: 2 } as const;

/** Metadata of a field that cannot be read, which says why; the field's type is Null. */
export const UNREADABLE = 'lakehouse:unreadable';

/** Levels of lists in lists that are followed. */
const DEEPEST = 100;
/** How often the same bytes of a header may be named again: nobody does so, but a few bytes could stand for terabytes. */
const REPEATS = 16;
/** What a table takes at least, with the place where it is named. */
const TABLE_BYTES = 8;

/** A stream's columns: what they are, and how each batch of them is read. */
export interface StreamPlan {
  readonly schema: Schema;
  readonly columns: readonly ColumnPlan[];
  /** Plans of the dictionaries' values by their ids. */
  readonly dictionaries: ReadonlyMap<number, ColumnPlan>;
}

interface PlannedField {
  readonly field: Field;
  readonly plan: ColumnPlan;
}

/**
 * Reads a schema. Types that the library lacks become others that it has (run-end encoded values plain ones, list views
 * lists), and a type that is not known leaves its column unreadable, of type Null with a reason in its metadata.
 *
 * @throws Failure `connection.protocol` when the header is broken, or the values are big-endian.
 */
export function readSchema(table: FlatTable, hasUnionBitmaps: boolean): StreamPlan {
  return new SchemaReader(table.view.byteLength, hasUnionBitmaps).read(table);
}

class SchemaReader {
  readonly #hasUnionBitmaps: boolean;
  readonly #dictionaries = new Map<number, ColumnPlan>();
  readonly #decoder = new TextDecoder();
  #bytesLeft: number;

  constructor(headerBytes: number, hasUnionBitmaps: boolean) {
    this.#hasUnionBitmaps = hasUnionBitmaps;
    this.#bytesLeft = headerBytes * REPEATS;
  }

  read(table: FlatTable): StreamPlan {
    if (table.int16(SCHEMA.endianness) !== 0) throw wireFailure('values whose highest byte comes first');
    const fields = withUnreadable(table.tables(SCHEMA.fields).map(each => this.#field(each, 0)));
    const types = new Map<number, DataType>([...this.#dictionaries].map(([id, { type }]) => [id, type]));
    const metadata = this.#metadata(table, SCHEMA.metadata);
    return {
      schema: new Schema(
        fields.map(({ field }) => field),
        metadata,
        types,
      ),
      columns: fields.map(({ plan }) => plan),
      dictionaries: this.#dictionaries,
    };
  }

  #field(table: FlatTable, depth: number): PlannedField {
    if (depth > DEEPEST) throw wireFailure('a column nested too deeply');
    this.#spend(TABLE_BYTES);
    const name = this.#text(table.bytes(FIELD.name)) ?? '';
    const value = this.#valuePlan(table, depth);
    const encoding = table.table(FIELD.dictionary);
    const plan = encoding === undefined ? value : this.#dictionaryPlan(encoding, value);
    const isNullable = table.boolean(FIELD.nullable) || plan.layout.kind === 'runs';
    return { field: new Field(name, plan.type, isNullable, this.#metadata(table, FIELD.metadata)), plan };
  }

  #valuePlan(table: FlatTable, depth: number): ColumnPlan {
    const typeId = table.int8(FIELD.typeId);
    const parameters = table.table(FIELD.type);
    const children = table.tables(FIELD.children).map(child => this.#field(child, depth + 1));
    const plan = plainPlan(typeId, parameters) ?? this.#nestedPlan(typeId, parameters, children);
    if (plan === undefined) return unreadable({ kind: 'unknown' }, unknownType(typeId));
    const broken = children.find(child => child.plan.unreadable !== undefined)?.plan;
    if (broken?.unreadable === undefined) return plan;
    return unreadable(broken.layout.kind === 'unknown' ? broken.layout : plan.layout, broken.unreadable);
  }

  #nestedPlan(
    typeId: number,
    parameters: FlatTable | undefined,
    children: readonly PlannedField[],
  ): ColumnPlan | undefined {
    if (typeId === TYPE.struct) return structPlan(children);
    if (typeId === TYPE.union) return parameters === undefined ? undefined : this.#unionPlan(parameters, children);
    if (typeId === TYPE.runEndEncoded) return runsPlan(children);
    return listPlan(typeId, parameters, children);
  }

  #unionPlan(parameters: FlatTable, children: readonly PlannedField[]): ColumnPlan | undefined {
    const mode = parameters.int16(0);
    if (mode !== 0 && mode !== 1) return undefined;
    const { at, count } = parameters.list(1, 4);
    const given = Array.from({ length: count }, (_, i) => parameters.view.getInt32(at + 4 * i, true));
    const typeIds = count === 0 ? children.map((_, i) => i) : given;
    if (typeIds.length !== children.length || typeIds.some(id => id < 0 || id > 127))
      throw wireFailure('a union whose types are not told apart');
    const fields = children.map(({ field }) => field);
    const members = children.map(({ plan }) => plan);
    return {
      type: new Union(mode === 1 ? UnionMode.Dense : UnionMode.Sparse, typeIds, fields),
      layout: { kind: 'union', dense: mode === 1, members, hasBitmap: this.#hasUnionBitmaps },
    };
  }

  #dictionaryPlan(encoding: FlatTable, own: ColumnPlan): ColumnPlan {
    const id = encoding.int64(DICTIONARY.id);
    const indexType = encoding.table(DICTIONARY.indexType);
    const indices = indexType === undefined ? new Int32() : intType(indexType);
    if (indices === undefined) throw wireFailure('a dictionary with indices of no width');
    // Columns may share a dictionary, and then have the type of the first.
    const values = this.#dictionaries.get(id) ?? own;
    this.#dictionaries.set(id, values);
    const layout: Layout = { kind: 'dictionary', id, array: indices.ArrayType as ArrayOf };
    if (values.unreadable !== undefined) return unreadable(layout, values.unreadable);
    // The library names each integer type by itself; all of them may be indices.
    const type = new Dictionary(values.type, indices as never, id, encoding.boolean(DICTIONARY.isOrdered));
    return { type, layout };
  }

  #metadata(table: FlatTable, field: number): Map<string, string> {
    const pairs = table.tables(field).map(pair => {
      this.#spend(TABLE_BYTES);
      return [this.#text(pair.bytes(0)) ?? '', this.#text(pair.bytes(1)) ?? ''] as const;
    });
    return new Map(pairs);
  }

  #text(bytes: Uint8Array | undefined): string | undefined {
    if (bytes === undefined) return undefined;
    this.#spend(bytes.length);
    return this.#decoder.decode(bytes);
  }

  #spend(bytes: number): void {
    this.#bytesLeft -= bytes;
    if (this.#bytesLeft < 0) throw wireFailure('a schema that repeats itself without end');
  }
}

/**
 * Marks the columns that cannot be read. Where the buffers of the columns between two unknown types lie cannot be told,
 * for nobody knows how many belong to either.
 */
function withUnreadable(columns: readonly PlannedField[]): readonly PlannedField[] {
  const isUnknown = ({ plan }: PlannedField): boolean => plan.layout.kind === 'unknown';
  const first = columns.findIndex(isUnknown);
  const last = columns.findLastIndex(isUnknown);
  return columns.map(({ field, plan }, i) => {
    const isLost = i > first && i < last && plan.layout.kind !== 'unknown';
    const reason = isLost ? lost() : plan.unreadable;
    if (reason === undefined) return { field, plan };
    const metadata = new Map(field.metadata).set(UNREADABLE, reason);
    return {
      field: new Field(field.name, new Null(), true, metadata),
      plan: unreadable(isLost ? { kind: 'unknown' } : plan.layout, reason),
    };
  });
}

function lost(): string {
  return l10n.t(
    'These values lie between columns of types that are not read here. Cast those to a text or a number in the query.',
  );
}

function structPlan(children: readonly PlannedField[]): ColumnPlan {
  const members = children.map(({ plan }) => plan);
  return { type: new Struct(children.map(({ field }) => field)), layout: { kind: 'struct', members } };
}

function runsPlan(children: readonly PlannedField[]): ColumnPlan {
  const [ends, values] = children;
  if (ends === undefined || values === undefined || ends.plan.layout.kind !== 'fixed')
    throw wireFailure('runs without ends or values');
  return { type: values.plan.type, layout: { kind: 'runs', ends: ends.plan, values: values.plan } };
}

function listPlan(
  typeId: number,
  parameters: FlatTable | undefined,
  children: readonly PlannedField[],
): ColumnPlan | undefined {
  const wide = typeId === TYPE.largeList || typeId === TYPE.largeListView;
  const isView = typeId === TYPE.listView || typeId === TYPE.largeListView;
  const isMap = typeId === TYPE.map;
  const isFixed = typeId === TYPE.fixedList;
  if (!wide && !isView && !isMap && !isFixed && typeId !== TYPE.list) return undefined;
  const [child] = children;
  if (child === undefined) throw wireFailure('a list of nothing');
  const { field, plan: item } = child;
  if (isFixed) {
    const size = parameters?.int32(0) ?? -1;
    return size < 0 ? undefined : { type: new FixedSizeList(size, field), layout: { kind: 'fixedList', size, item } };
  }
  if (isMap) return { type: mapType(child, parameters?.boolean(0) ?? false), layout: { kind: 'list', wide, item } };
  const type = wide ? new LargeList(field) : new List(field);
  return { type, layout: { kind: isView ? 'listView' : 'list', wide, item } };
}

function mapType({ field, plan }: PlannedField, keysSorted: boolean): DataType {
  if (plan.unreadable === undefined && (plan.layout.kind !== 'struct' || plan.layout.members.length !== 2))
    throw wireFailure('a map without keys and values');
  // What was just looked at is all that the type asks for.
  return plan.unreadable === undefined ? new Map_(field as MapEntries, keysSorted) : new Null();
}

type MapEntries = Field<Struct<{ key: DataType; value: DataType }>>;

function unreadable(layout: Layout, reason: string): ColumnPlan {
  return { type: new Null(), layout, unreadable: reason };
}

function unknownType(typeId: number): string {
  return l10n.t('Values of this type are not read here ({0}). Cast them to a text or a number in the query.', typeId);
}
