import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import type { LakeColumn } from '../lake/lakeStream';

/** A type as the `schema` of Dremio's results writes it. */
export interface ResultType {
  readonly name: string;
  readonly precision?: number;
  readonly scale?: number;
  readonly subSchema?: readonly ResultField[];
}

export interface ResultField {
  readonly name?: string;
  readonly type: ResultType;
}

/** The columns of a result; a name that came before gets a number behind it, as Dremio's does. */
export function resultSchema(columns: readonly LakeColumn[]): readonly (ResultField & { readonly name: string })[] {
  const taken = new Set<string>();
  return columns.map(column => {
    const name = freeName(column.name, taken);
    taken.add(name.toLowerCase());
    return { name, type: resultType(column.type) };
  });
}

/** Whether Dremio writes a column's values as text when a client asks for numbers as text. */
export function isNumber(type: ResultType): boolean {
  return ['INTEGER', 'BIGINT', 'FLOAT', 'DOUBLE', 'DECIMAL'].includes(type.name);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let i = 0; ; i += 1) {
    const candidate = i === 0 ? name : `${name}${i - 1}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

const NAMES: Readonly<Partial<Record<DuckDBTypeId, string>>> = {
  [DuckDBTypeId.BOOLEAN]: 'BOOLEAN',
  [DuckDBTypeId.TINYINT]: 'INTEGER',
  [DuckDBTypeId.UTINYINT]: 'INTEGER',
  [DuckDBTypeId.SMALLINT]: 'INTEGER',
  [DuckDBTypeId.USMALLINT]: 'INTEGER',
  [DuckDBTypeId.INTEGER]: 'INTEGER',
  [DuckDBTypeId.UINTEGER]: 'BIGINT',
  [DuckDBTypeId.BIGINT]: 'BIGINT',
  [DuckDBTypeId.FLOAT]: 'FLOAT',
  [DuckDBTypeId.DOUBLE]: 'DOUBLE',
  [DuckDBTypeId.DATE]: 'DATE',
  [DuckDBTypeId.TIME]: 'TIME',
  [DuckDBTypeId.TIME_NS]: 'TIME',
  [DuckDBTypeId.TIMESTAMP]: 'TIMESTAMP',
  [DuckDBTypeId.TIMESTAMP_S]: 'TIMESTAMP',
  [DuckDBTypeId.TIMESTAMP_MS]: 'TIMESTAMP',
  [DuckDBTypeId.TIMESTAMP_NS]: 'TIMESTAMP',
  [DuckDBTypeId.TIMESTAMP_TZ]: 'TIMESTAMP',
  [DuckDBTypeId.BLOB]: 'VARBINARY',
};

function resultType(type: DuckDBType): ResultType {
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL:
      return { name: 'DECIMAL', precision: type.width, scale: type.scale };
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return { name: 'DECIMAL', precision: 38, scale: 0 };
    case DuckDBTypeId.UBIGINT:
      return { name: 'DECIMAL', precision: 20, scale: 0 };
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return { name: 'LIST', subSchema: [{ type: resultType(type.valueType) }] };
    case DuckDBTypeId.STRUCT: {
      const members = type.entryNames.flatMap((name, i) => {
        const member = type.entryTypes[i];
        return member === undefined ? [] : [{ name, type: resultType(member) }];
      });
      return { name: 'STRUCT', subSchema: members };
    }
    case DuckDBTypeId.MAP:
      return {
        name: 'MAP',
        subSchema: [
          { name: 'key', type: resultType(type.keyType) },
          { name: 'value', type: resultType(type.valueType) },
        ],
      };
    default:
      return { name: NAMES[type.typeId] ?? 'VARCHAR' };
  }
}
