/** The order of some of `values` and all of `bound`, without a view for each: below 0, 0 or above. */

export function compareBytes(values: Uint8Array, start: number, end: number, bound: Uint8Array): number {
  const length = Math.min(end - start, bound.length);
  for (let i = 0; i < length; i++) {
    const difference = (values[start + i] as number) - (bound[i] as number);
    if (difference !== 0) return difference;
  }
  return end - start - bound.length;
}
