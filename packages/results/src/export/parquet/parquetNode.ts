import { DataType, type Field } from 'apache-arrow';
import { physicalType, type PhysicalType } from './physicalType';
import { thrift, type ThriftValue } from './thriftWriter';

/** A field of the file's schema. */
export type ParquetNode = ParquetLeaf | ParquetGroup;

export interface ParquetLeaf {
  readonly kind: 'leaf';
  readonly name: string;
  readonly type: PhysicalType;
  readonly isRequired: boolean;
}

export interface ParquetGroup {
  readonly kind: 'struct' | 'list' | 'map';
  readonly name: string;
  readonly isRequired: boolean;
  /** Members of a struct, the item of a list, key and value of a map. */
  readonly children: readonly ParquetNode[];
}

/** How a field is written; anything may be NULL but the key of a map. */
export function parquetNode({ name, type }: Field<DataType>, isRequired = false): ParquetNode {
  const fields = childrenOf(type);
  const [first] = fields;
  if (DataType.isStruct(type) && first !== undefined)
    return { kind: 'struct', name, isRequired, children: fields.map(field => parquetNode(field)) };
  if (DataType.isMap(type) && first !== undefined) {
    const [key, value] = childrenOf(first.type);
    if (key !== undefined && value !== undefined) {
      const children = [
        { ...parquetNode(key, true), name: 'key' },
        { ...parquetNode(value), name: 'value' },
      ];
      return { kind: 'map', name, isRequired, children };
    }
  }
  const isList = DataType.isList(type) || DataType.isLargeList(type) || DataType.isFixedSizeList(type);
  if (isList && first !== undefined)
    return { kind: 'list', name, isRequired, children: [{ ...parquetNode(first), name: 'element' }] };
  return { kind: 'leaf', name, type: physicalType(type), isRequired };
}

/** The library leaves the types inside of a type open. */
function childrenOf(type: DataType): readonly Field<DataType>[] {
  return (type.children as readonly Field<DataType>[] | null) ?? [];
}

/** The elements of the schema in the footer: a field before its children, under one root. */
export function schemaElements(nodes: readonly ParquetNode[]): readonly ThriftValue[] {
  const root = thrift.struct([4, thrift.text('schema')], [5, thrift.i32(nodes.length)]);
  return [root, ...nodes.flatMap(elementsOf)];
}

const [REQUIRED, OPTIONAL, REPEATED] = [0, 1, 2] as const;

function elementsOf(node: ParquetNode): readonly ThriftValue[] {
  const repetition = thrift.i32(node.isRequired ? REQUIRED : OPTIONAL);
  if (node.kind === 'leaf') return [leafElement(node, repetition)];
  const children = node.children.flatMap(elementsOf);
  const name = thrift.text(node.name);
  if (node.kind === 'struct')
    return [thrift.struct([3, repetition], [4, name], [5, thrift.i32(node.children.length)]), ...children];
  // The older name of the type and the newer: 1 and 2 for maps, 3 for lists.
  const isMap = node.kind === 'map';
  const logical = thrift.struct([isMap ? 2 : 3, thrift.struct()]);
  return [
    thrift.struct([3, repetition], [4, name], [5, thrift.i32(1)], [6, thrift.i32(isMap ? 1 : 3)], [10, logical]),
    thrift.struct(
      [3, thrift.i32(REPEATED)],
      [4, thrift.text(isMap ? 'key_value' : 'list')],
      [5, thrift.i32(node.children.length)],
    ),
    ...children,
  ];
}

function leafElement({ name, type }: ParquetLeaf, repetition: ThriftValue): ThriftValue {
  const { physical, width, converted, scale, precision, logical } = type;
  const fields: (readonly [number, ThriftValue])[] = [[1, thrift.i32(physical)]];
  if (width !== undefined) fields.push([2, thrift.i32(width)]);
  fields.push([3, repetition], [4, thrift.text(name)]);
  if (converted !== undefined) fields.push([6, thrift.i32(converted)]);
  if (scale !== undefined) fields.push([7, thrift.i32(scale)]);
  if (precision !== undefined) fields.push([8, thrift.i32(precision)]);
  if (logical !== undefined) fields.push([10, thrift.struct([logical[0], thrift.struct(...logical[1])])]);
  return thrift.struct(...fields);
}
