/** How many changes still make it likely that another name was meant. */
function tolerance(name: string): number {
  return Math.max(1, Math.floor(name.length / 3));
}

/** The names that are most like one that is not among them, regardless of case, the nearest first; at most three. */
export function nearestNames(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  const near: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const distance = isPart(wanted, other) ? 1 : changes(wanted, other);
    if (distance <= tolerance(wanted)) near.push({ candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate));
  return near.slice(0, 3).map(({ candidate }) => candidate);
}

/** `id` is near to `order_id`, and `orders` to `stg_orders`. */
function isPart(wanted: string, other: string): boolean {
  if (wanted.length < 2 || !(other.includes(wanted) || wanted.includes(other))) return false;
  return `_${other}_`.includes(`_${wanted}_`) || `_${wanted}_`.includes(`_${other}_`);
}

/** The least number of letters to put in, take out, change or swap with their neighbour. */
function changes(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > tolerance(from)) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const replaced = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const moved = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1);
      const swaps = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = row > 1 && column > 1 && swaps ? (before[column - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, moved, swapped));
    }
    // No row below can be better than the best of two rows above it.
    if (Math.min(...next, ...last) > tolerance(from)) return Infinity;
    before = last;
    last = next;
  }
  return last[to.length] ?? Infinity;
}
