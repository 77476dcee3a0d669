import type { Call } from '../calls';
import { count, nothing, record, text, type ParamDecoders } from '../decoders';
import type { Lineage } from '../language/lineage';

/** What the lineage view shows. */
export interface LineageState {
  readonly lineage: Lineage;
  /** Hops on either side that were asked for. */
  readonly depth: number;
  /** A sentence in place of the graph: no project, no model under the cursor. */
  readonly message?: string;
}

/** What the lineage view asks of the host. */
export interface LineageCalls {
  'lineage/ready': Call<Record<string, never>, LineageState>;
  /** Opens the file of a node. */
  'lineage/open': Call<{ readonly uniqueId: string }, Record<string, never>>;
  'lineage/setDepth': Call<{ readonly depth: number }, Record<string, never>>;
}

/** Checks what the lineage view sends. */
export const lineageParams: ParamDecoders<LineageCalls> = {
  'lineage/ready': nothing,
  'lineage/open': record({ uniqueId: text }),
  'lineage/setDepth': record({ depth: count }),
};

/** What the host tells the lineage view. */
export interface LineageNews {
  'lineage/changed': LineageState;
}
