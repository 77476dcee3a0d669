import {
  Binary,
  DataType,
  Field,
  FixedSizeList,
  LargeList,
  List,
  Map_,
  Struct,
  Utf8,
  type DataType as AnyType,
} from 'apache-arrow';

/**
 * The type of a column whose values were gathered: dictionaries and views are laid out plainly, unions become texts,
 * also inside of other types.
 */
export function plainType(type: AnyType): AnyType {
  // The library leaves the types inside of a type open.
  if (DataType.isDictionary(type)) return plainType(type.dictionary as AnyType);
  if (DataType.isUtf8View(type) || DataType.isUnion(type)) return new Utf8();
  if (DataType.isBinaryView(type)) return new Binary();
  const children = (type.children as readonly Field<AnyType>[] | null) ?? [];
  const [first] = children.map(plainField);
  if (first === undefined) return type;
  if (DataType.isList(type)) return new List(first);
  if (DataType.isLargeList(type)) return new LargeList(first);
  if (DataType.isFixedSizeList(type)) return new FixedSizeList(type.listSize, first);
  if (DataType.isMap(type)) return new Map_(first as never, type.keysSorted);
  return DataType.isStruct(type) ? new Struct(children.map(plainField)) : type;
}

/** A field with a type as `plainType` makes it. */
export function plainField(field: Field<AnyType>): Field<AnyType> {
  return new Field(field.name, plainType(field.type), field.nullable, field.metadata);
}
