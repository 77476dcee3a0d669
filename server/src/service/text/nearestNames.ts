/** Names that are told at most. */
const MOST = 3;
/** More changes than these are no slip of the fingers, however long the name. */
const MOST_CHANGES = 4;

/** How many changes still make it likely that another name was meant. */
function tolerance(name: string): number {
  return Math.min(MOST_CHANGES, Math.max(1, Math.floor(name.length / 3)));
}

interface Near {
  readonly candidate: string;
  readonly distance: number;
}

/**
 * The names that are most like one that is not among them, regardless of case, the nearest first; at most three.
 *
 * It is asked on each keystroke with all names of a project: what cannot be among the nearest is given up early.
 */
export function nearestNames(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  const measure = new Distance(wanted);
  let near: readonly Near[] = [];
  for (const candidate of candidates) {
    const limit = near.length < MOST ? tolerance(wanted) : (near.at(-1)?.distance ?? 0);
    const other = candidate.toLowerCase();
    const distance = isPart(wanted, other) ? 1 : measure.to(other, limit);
    if (distance > limit) continue;
    near = [...near, { candidate, distance }].toSorted(byNearness).slice(0, MOST);
  }
  return near.map(({ candidate }) => candidate);
}

function byNearness(a: Near, b: Near): number {
  if (a.distance !== b.distance) return a.distance - b.distance;
  return a.candidate < b.candidate ? -1 : 1;
}

/** `id` is near to `order_id`, and `orders` to `stg_orders`. */
function isPart(wanted: string, other: string): boolean {
  if (wanted.length < 2 || !(other.includes(wanted) || wanted.includes(other))) return false;
  return `_${other}_`.includes(`_${wanted}_`) || `_${wanted}_`.includes(`_${other}_`);
}

/**
 * The least number of letters to put in, take out, change or swap with their neighbour, from one word to others. It makes
 * no objects while it compares: ten thousand names with each keystroke would make megabytes of them.
 */
class Distance {
  readonly #from: string;
  #word = '';
  #limit = 0;
  /** The last three rows of the table of distances, used again and again. */
  #before: Int32Array;
  #last: Int32Array;
  #next: Int32Array;

  constructor(from: string) {
    this.#from = from;
    const size = from.length + MOST_CHANGES + 2;
    this.#before = new Int32Array(size);
    this.#last = new Int32Array(size);
    this.#next = new Int32Array(size);
  }

  /** The distance to a word; anything above the limit when it is more than that. */
  to(word: string, limit: number): number {
    const from = this.#from;
    if (Math.abs(from.length - word.length) > limit) return limit + 1;
    this.#word = word;
    this.#limit = limit;
    for (let column = 0; column <= word.length; column += 1) this.#last[column] = column;
    let leastBefore = 0;
    for (let row = 1; row <= from.length; row += 1) {
      const least = this.#fill(row);
      // No row below can be better than the best of two rows above it.
      if (least > limit && leastBefore > limit) return limit + 1;
      leastBefore = least;
      const oldest = this.#before;
      this.#before = this.#last;
      this.#last = this.#next;
      this.#next = oldest;
    }
    return this.#last[word.length] ?? limit + 1;
  }

  /** One row, as far from its middle as the limit lets a path go; gives the least number in it. */
  #fill(row: number): number {
    const word = this.#word;
    const limit = this.#limit;
    const before = this.#before;
    const last = this.#last;
    const next = this.#next;
    const from = this.#from;
    const letter = from.charCodeAt(row - 1);
    const first = Math.max(1, row - limit);
    const end = Math.min(word.length, row + limit);
    const far = limit + 1;
    next[first - 1] = first === 1 ? row : far;
    let least = next[first - 1] ?? far;
    for (let column = first; column <= end; column += 1) {
      const other = word.charCodeAt(column - 1);
      let value = (last[column - 1] ?? far) + (letter === other ? 0 : 1);
      value = Math.min(value, (column < row + limit ? (last[column] ?? far) : far) + 1, (next[column - 1] ?? far) + 1);
      const swaps =
        row > 1 && column > 1 && letter === word.charCodeAt(column - 2) && from.charCodeAt(row - 2) === other;
      if (swaps) value = Math.min(value, (before[column - 2] ?? far) + 1);
      next[column] = value;
      if (value < least) least = value;
    }
    return least;
  }
}
