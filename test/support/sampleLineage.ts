import type {
  Handlers,
  Lineage,
  LineageCalls,
  LineageKind,
  LineageNode,
  LineageState,
  Outcome,
} from '@lakehouse/protocol';

interface Given {
  readonly kind?: LineageKind;
  readonly materialized?: string;
  readonly group?: string;
  readonly more?: Partial<LineageNode>;
}

function node(name: string, { kind = 'model', materialized, group, more }: Given = {}): LineageNode {
  return {
    uniqueId: `${kind}.lakehouse.${name}`,
    name,
    kind,
    uri: `file:///sample/${name}.sql`,
    line: 0,
    hiddenUpstream: 0,
    hiddenDownstream: 0,
    ...(materialized === undefined ? {} : { materialized }),
    ...(group === undefined ? {} : { group }),
    ...more,
  };
}

const NODES = [
  node('raw_orders', { kind: 'source', group: 'bronze' }),
  node('raw_customers', { kind: 'source', group: 'bronze' }),
  node('country_codes', { kind: 'seed' }),
  node('stg_orders', { materialized: 'view', group: 'staging' }),
  node('stg_customers', { materialized: 'view', group: 'staging' }),
  node('int_customer_orders', {
    materialized: 'table',
    group: 'intermediate',
    more: { relationName: '"silver"."intermediate"."int_customer_orders"', description: 'Orders with their customer.' },
  }),
  node('fct_customer_lifetime_value', { materialized: 'table', group: 'marts', more: { hiddenDownstream: 2 } }),
  node('fct_daily_revenue', { materialized: 'incremental', group: 'marts' }),
  node('orders_by_day', { materialized: 'reflection', group: 'reflections' }),
  node('customers_snapshot', { kind: 'snapshot' }),
  node('customer_analytics', { kind: 'exposure', more: { name: 'Customer analytics' } }),
  node('int_retuns', { more: { missing: true } }),
];

const EDGES = [
  ['raw_orders', 'stg_orders'],
  ['raw_customers', 'stg_customers'],
  ['country_codes', 'stg_customers'],
  ['stg_customers', 'customers_snapshot'],
  ['stg_orders', 'int_customer_orders'],
  ['stg_customers', 'int_customer_orders'],
  ['int_retuns', 'int_customer_orders'],
  ['int_customer_orders', 'fct_customer_lifetime_value'],
  ['int_customer_orders', 'fct_daily_revenue'],
  ['int_customer_orders', 'orders_by_day'],
  ['fct_customer_lifetime_value', 'customer_analytics'],
] as const;

/** The neighbourhood of `int_customer_orders`, with a node of each kind and a ref that names nothing. */
export function sampleLineage(): Lineage {
  const idOf = (name: string): string => NODES.find(each => each.uniqueId.endsWith(`.${name}`))?.uniqueId ?? '';
  return {
    focus: idOf('int_customer_orders'),
    nodes: NODES.map(each => (each.missing === true ? withoutPlace(each) : each)),
    edges: EDGES.map(([from, to]) => ({ from: idOf(from), to: idOf(to) })),
  };
}

/** What is missing has no file. */
function withoutPlace({ uri: _, ...rest }: LineageNode): LineageNode {
  return rest;
}

/** A host that shows a state; remembers what was asked of it. */
export class FakeLineage {
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  readonly handlers: Handlers<LineageCalls>;

  constructor(state: LineageState) {
    const done =
      (method: string) =>
      (params: unknown): Promise<Outcome<Record<string, never>>> => {
        this.asked.push({ method, params });
        return Promise.resolve({ ok: true, value: {} });
      };
    this.handlers = {
      'lineage/ready': () => Promise.resolve({ ok: true, value: state }),
      'lineage/open': done('lineage/open'),
      'lineage/setDepth': done('lineage/setDepth'),
    };
  }
}
