import type { Span } from '../span';
import { tablePositions } from '../tables/tablePositions';
import { tokenize } from '../tokenize';
import type { WithItem, WithList } from './withList';
import { withLists } from './withLists';

/** A piece of a text that is put together: a stretch of the text it is made from, or words of our own. */
export type TextPiece = Span | string;

/**
 * The query that gives the rows of one item of a `WITH` list: the item with those that it needs, as they are written,
 * and none of the others. Each list that is needed of the queries around keeps a level of its own, so that a name means
 * what it means in the text.
 */
export function cteQuery(text: string, item: WithItem): readonly TextPiece[] {
  const lists = withLists(text);
  const needed = new NeededItems(text, lists).of(item);
  const levels = lists
    .map(list => ({
      list,
      items: list.items.filter(one => one.span.start === item.span.start || needed.has(one.span.start)),
    }))
    .filter(({ items }) => items.length > 0);
  const pieces: TextPiece[] = [];
  for (const [depth, { list, items }] of levels.entries()) {
    pieces.push(depth === 0 ? '' : 'select * from (\n', list.recursive ? 'with recursive ' : 'with ');
    pieces.push(...items.flatMap((one, at) => (at === 0 ? [one.span] : [',\n', one.span])));
    pieces.push('\n');
  }
  pieces.push('select * from ', item.name.span, ...levels.slice(1).map(() => '\n)'));
  return pieces.filter(piece => piece !== '');
}

/** A place where an item is read by its name. */
interface Read {
  readonly name: string;
  readonly start: number;
}

/** Finds out which items a query reads, by way of others too. */
class NeededItems {
  readonly #lists: readonly WithList[];
  readonly #reads: readonly Read[];

  constructor(text: string, lists: readonly WithList[]) {
    this.#lists = lists;
    this.#reads = tablePositions(tokenize(text))
      .tables.filter(({ cte }) => cte)
      .map(({ parts, span }) => ({ name: nameOf(parts[0]?.value ?? ''), start: span.start }));
  }

  /** Where those items start that the item needs; itself among them when it is recursive. */
  of(item: WithItem): ReadonlySet<number> {
    const found = new Set<number>();
    const open: WithItem[] = [item];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (const read of this.#readsIn(one.body)) {
        const meant = this.#meaning(read);
        // An item of a list inside comes along with the text.
        if (meant === undefined || within(meant.span, item.body) || found.has(meant.span.start)) continue;
        found.add(meant.span.start);
        open.push(meant);
      }
    }
    return found;
  }

  #readsIn({ start, end }: Span): readonly Read[] {
    return this.#reads.filter(read => start <= read.start && read.start < end);
  }

  /** The item that a name reads: of the innermost list around that has one of that name above the place. */
  #meaning({ name, start }: Read): WithItem | undefined {
    const inReach = this.#lists.filter(({ reach }) => reach.start <= start && start <= reach.end);
    for (const list of inReach.toReversed()) {
      const item = list.items.findLast(
        one =>
          nameOf(one.name.value) === name && (one.span.end <= start || (list.recursive && one.span.start <= start)),
      );
      if (item !== undefined) return item;
    }
    return undefined;
  }
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Dremio compares names of a WITH list regardless of case. */
function nameOf(written: string): string {
  return written.toLowerCase();
}
