import { DataType, type Field, util } from 'apache-arrow';

/** Whether values of both types lie alike in a buffer. The library does not look at what decimals are made of. */
export function areOneType(type: DataType, other: DataType): boolean {
  if (DataType.isDecimal(type) && DataType.isDecimal(other))
    return type.scale === other.scale && type.bitWidth === other.bitWidth;
  const [children, others] = [childTypes(type), childTypes(other)];
  return util.compareTypes(type, other) && children.every((child, i) => areOneType(child, others[i] ?? child));
}

function childTypes(type: DataType): readonly DataType[] {
  // The library leaves the types inside of a type open, and most have none.
  return ((type.children as readonly Field<DataType>[] | null) ?? []).map(child => child.type);
}
