/**
 * Crossings of straight edges between two neighbouring layers.
 *
 * `targets` has, for each vertex of the first layer in order, the positions of its neighbours in the second;
 * `size` is how many vertices the second has. Counts inversions with a tree of sums, in O(edges · log size).
 */
export function countCrossings(targets: readonly (readonly number[])[], size: number): number {
  const sums = new Int32Array(size + 1);
  let [crossings, seen] = [0, 0];
  for (const positions of targets) {
    // Edges from the same vertex do not cross: all are counted before any is added.
    for (const position of positions) crossings += seen - sumUpTo(sums, position);
    for (const position of positions) add(sums, position);
    seen += positions.length;
  }
  return crossings;
}

/** How many of the positions so far are not beyond `position`. */
function sumUpTo(sums: Int32Array, position: number): number {
  let sum = 0;
  for (let i = position + 1; i > 0; i -= i & -i) sum += sums[i] ?? 0;
  return sum;
}

function add(sums: Int32Array, position: number): void {
  for (let i = position + 1; i < sums.length; i += i & -i) sums[i] = (sums[i] ?? 0) + 1;
}
