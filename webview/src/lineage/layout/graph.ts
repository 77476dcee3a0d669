/** A box to be placed. `along` is its extent in the direction of the edges, `across` the other; CSS pixels. */
export interface LayoutNode {
  readonly id: string;
  readonly along: number;
  readonly across: number;
}

/** `from` comes before `to`. An edge whose end is no node is left out, and so is one from a node to itself. */
export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
}

export interface LayoutPoint {
  readonly along: number;
  readonly across: number;
}

/** A box with the place of its middle. */
export interface PlacedNode extends LayoutNode {
  readonly layer: number;
  readonly alongMiddle: number;
  readonly acrossMiddle: number;
}

/**
 * An edge as the stops on its way: it leaves at the first and arrives at the last.
 *
 * Stops come in pairs that lie in the gap between two layers; between pairs the edge runs straight through a layer.
 */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly stops: readonly LayoutPoint[];
  /** Set on an edge that runs against the others because it closes a cycle. */
  readonly isBackward: boolean;
}

/** Everything placed, from zero to `along` and `across`. */
export interface Layout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly along: number;
  readonly across: number;
}

/** An edge between indices of nodes, turned so that no cycle is left. */
export interface IndexEdge {
  readonly from: number;
  readonly to: number;
  /** Whether it was turned around to break a cycle. */
  readonly isReversed: boolean;
}
