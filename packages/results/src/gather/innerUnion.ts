import { DataType, type Field } from 'apache-arrow';

/**
 * Whether there are unions inside of a type's values. They become texts when they are gathered, so that the text of the
 * whole value is another one then: `["1"]` where it was `[1]`.
 */
export function hasInnerUnion(type: DataType): boolean {
  // The library leaves the types inside of a type open, and most have none.
  if (DataType.isDictionary(type)) return hasInnerUnion(type.dictionary as DataType);
  const children = (type.children as readonly Field<DataType>[] | null) ?? [];
  return !DataType.isUnion(type) && children.some(child => DataType.isUnion(child.type) || hasInnerUnion(child.type));
}
