import type { DataType } from 'apache-arrow';

/** Constructor of the array as which a buffer's values are read. */
export type ArrayOf =
  | Int8ArrayConstructor
  | Uint8ArrayConstructor
  | Int16ArrayConstructor
  | Uint16ArrayConstructor
  | Int32ArrayConstructor
  | Uint32ArrayConstructor
  | BigInt64ArrayConstructor
  | BigUint64ArrayConstructor
  | Float32ArrayConstructor
  | Float64ArrayConstructor;

/** How a column's buffers lie in a batch's body. */
export type Layout =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'views' }
  /** Values of one width: `perRow` elements of the array to each row. */
  | { readonly kind: 'fixed'; readonly array: ArrayOf; readonly perRow: number }
  /** Bytes behind offsets, of 64 bits when `wide`. */
  | { readonly kind: 'bytes'; readonly wide: boolean }
  | { readonly kind: 'list'; readonly wide: boolean; readonly item: ColumnPlan }
  | { readonly kind: 'listView'; readonly wide: boolean; readonly item: ColumnPlan }
  | { readonly kind: 'fixedList'; readonly size: number; readonly item: ColumnPlan }
  | { readonly kind: 'struct'; readonly members: readonly ColumnPlan[] }
  | {
      readonly kind: 'union';
      readonly dense: boolean;
      readonly members: readonly ColumnPlan[];
      /** Before version 5 of the format unions had a bitmap. */
      readonly hasBitmap: boolean;
    }
  | { readonly kind: 'runs'; readonly ends: ColumnPlan; readonly values: ColumnPlan }
  | { readonly kind: 'dictionary'; readonly id: number; readonly array: ArrayOf }
  /** Of a type that is not known, so that neither is how many buffers it has. */
  | { readonly kind: 'unknown' };

/** How a column of a stream's batches is read: worked out once, from the schema. */
export interface ColumnPlan {
  /** What the column is for its readers: of run-ends the values' type, of list views a list, of unreadable ones Null. */
  readonly type: DataType;
  readonly layout: Layout;
  /** Why the values cannot be read, when they cannot. */
  readonly unreadable?: string;
}

/** How much of a batch belongs to columns. */
export interface Extent {
  readonly nodes: number;
  /** Without the data of views. */
  readonly buffers: number;
  /** Columns of views, each of which tells how many buffers it has besides. */
  readonly views: number;
}

/** What the columns take in each batch; none of them may be of an unknown layout. */
export function extentOf(plans: readonly ColumnPlan[]): Extent {
  return plans.map(planExtent).reduce(plus, { nodes: 0, buffers: 0, views: 0 });
}

function planExtent({ layout }: ColumnPlan): Extent {
  const own = (buffers: number, views = 0): Extent => ({ nodes: 1, buffers, views });
  switch (layout.kind) {
    case 'null':
    case 'unknown':
      return own(0);
    case 'boolean':
    case 'fixed':
    case 'dictionary':
      return own(2);
    case 'views':
      return own(2, 1);
    case 'bytes':
      return own(3);
    case 'list':
      return plus(own(2), planExtent(layout.item));
    case 'listView':
      return plus(own(3), planExtent(layout.item));
    case 'fixedList':
      return plus(own(1), planExtent(layout.item));
    case 'struct':
      return plus(own(1), extentOf(layout.members));
    case 'union':
      return plus(own((layout.dense ? 2 : 1) + (layout.hasBitmap ? 1 : 0)), extentOf(layout.members));
    case 'runs':
      return plus(own(0), extentOf([layout.ends, layout.values]));
  }
}

function plus(a: Extent, b: Extent): Extent {
  return { nodes: a.nodes + b.nodes, buffers: a.buffers + b.buffers, views: a.views + b.views };
}
