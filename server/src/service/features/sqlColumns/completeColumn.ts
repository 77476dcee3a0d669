import { isMark, quoteName, type QueryPlace, type RelationColumn, type SqlRelation, type Token } from '@lakehouse/sql';
import type { Completion } from '../../answers/completion';
import type { FeatureContext } from '../../feature';
import { ageText } from '../../dbt/ageText';
import { knownOf, tableName } from './columnText';
import { completeDataset } from './completeDataset';
import { completeJoin, isInUsing } from './completeJoin';
import { expansionOf, starTexts } from './expandStar';
import { qualifierOf, relationsInReach } from './inReach';
import { writtenPlace, type WrittenPlace } from './writtenPlace';

/** Ranks below all that other features offer: columns of the first relation come first, in its order. */
const COLUMN_RANK = -500;
const RELATION_RANK = -200;
const CTE_RANK = -1;

/** Places where a value, so a column, may stand. */
const VALUES: ReadonlySet<QueryPlace['clause']> = new Set([
  'select',
  'on',
  'where',
  'groupBy',
  'having',
  'qualify',
  'orderBy',
  'window',
  'other',
]);

/** Columns of what the query reads, never of anything else; queries of WITH behind FROM; conditions behind ON. */
export function completeColumn(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const written = writtenPlace(context, offset);
  if (written === undefined) return undefined;
  const { before, scope, place } = written;
  if (isInUsing(before)) return completeJoin(written);
  if (isMark(before.at(-1), '.'))
    return place.clause === 'from' ? completeDataset(context, written) : ofQualifier(written);
  if (place.clause === 'from')
    return place.awaits === 'operand' ? [...ctes(written), ...completeDataset(context, written)] : undefined;
  if (!VALUES.has(place.clause) || (place.clause === 'other' && !place.nested)) return undefined;
  if (place.clause === 'select' && isMark(before.at(-1), '*')) return ofStar(written);
  if (place.awaits !== 'operand') return undefined;
  const reached = relationsInReach(scope);
  const relations = isInPivot(before) ? reached.map(one => ({ ...one, columns: one.unshaped.columns })) : reached;
  return [
    ...completeJoin(written),
    ...columnEntries(written, relations),
    ...qualifiers(written, relations),
    ...aliases(written),
  ];
}

/** Whether the parentheses around are those of PIVOT, which reads what stands before it and not what it makes. */
function isInPivot(before: readonly Token[]): boolean {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    if (isMark(before[at], ')')) depth += 1;
    if (!isMark(before[at], '(')) continue;
    depth -= 1;
    if (depth < 0 && /^(?:PIVOT|UNPIVOT)$/.test(before[at - 1]?.keyword ?? '')) return true;
    depth = Math.max(depth, 0);
  }
  return false;
}

/** Behind `o.`: the columns of what is called so. */
function ofQualifier(written: WrittenPlace): readonly Completion[] | undefined {
  const name = written.before.at(-2);
  if (name === undefined) return undefined;
  const called = (name.kind === 'quoted' ? name.text.slice(1, -1).replaceAll('""', '"') : name.text).toLowerCase();
  const relation = relationsInReach(written.scope).find(({ exposedName }) => exposedName === called);
  return relation?.columns.map((column, index) =>
    columnEntry(column, relation, { written, index, insert: quoteName(column.name) }),
  );
}

/** Columns of all relations in reach; a name that several have is offered once for each, with its qualifier. */
function columnEntries(written: WrittenPlace, relations: readonly SqlRelation[]): readonly Completion[] {
  const counts = new Map<string, number>();
  for (const { columns } of relations)
    for (const { name } of columns) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  const entries = relations.flatMap((relation, at) =>
    relation.columns.map((column, index) => {
      const qualifier = qualifierOf(relation);
      const shared = (counts.get(column.name.toLowerCase()) ?? 0) > 1;
      const name = quoteName(column.name);
      const insert = shared && qualifier !== undefined ? `${quoteName(qualifier)}.${name}` : name;
      return columnEntry(column, relation, { written, index: index + at * 1000, insert });
    }),
  );
  // A name that cannot be qualified means the nearest: `{{ this }}` in a query within another.
  return [...new Map(entries.toReversed().map(entry => [entry.insert, entry])).values()].reverse();
}

function columnEntry(
  column: RelationColumn,
  relation: SqlRelation | undefined,
  { written, index, insert }: { readonly written: WrittenPlace; readonly index: number; readonly insert: string },
): Completion {
  const known = knownOf(column, relation, written.document);
  const table = relation && (qualifierOf(relation) ?? tableName(relation, written.document));
  const type = column.type ?? known?.type;
  const detail = [type, table].filter(one => one !== undefined && one !== '').join(' · ');
  const documentation = [known?.description, known && ageText(known)]
    .filter(one => one !== undefined && one !== '')
    .join('\n\n');
  return {
    label: insert === quoteName(column.name) ? column.name : insert,
    kind: 'column',
    replace: written.replace,
    insert,
    filter: insert === column.name ? column.name : `${column.name} ${insert}`,
    rank: COLUMN_RANK + index / 1000,
    ...(detail === '' ? {} : { detail }),
    ...(documentation === '' ? {} : { documentation }),
  };
}

/** `o.`, where it is worth the while: with several relations, or one that is called by an alias. */
function qualifiers(written: WrittenPlace, relations: readonly SqlRelation[]): readonly Completion[] {
  return relations.flatMap((relation, index): readonly Completion[] => {
    const qualifier = qualifierOf(relation);
    if (qualifier === undefined || (relations.length < 2 && relation.alias === undefined)) return [];
    const insert = `${quoteName(qualifier)}.`;
    const table = tableName(relation, written.document);
    return [
      {
        label: qualifier,
        kind: 'table',
        replace: written.replace,
        insert,
        filter: qualifier,
        thenComplete: true,
        rank: RELATION_RANK + index,
        ...(table === undefined || table === qualifier ? {} : { detail: table }),
      },
    ];
  });
}

/** Names that the select list gives, where a clause behind it may use them. */
function aliases(written: WrittenPlace): readonly Completion[] {
  const { scope, place } = written;
  if (scope === undefined || !['groupBy', 'having', 'qualify', 'orderBy'].includes(place.clause)) return [];
  const named = scope.output.filter(({ star, definition, expression }) => !star && definition.start >= expression.end);
  return named.map((column, index) =>
    columnEntry(column, undefined, { written, index: index + 50_000, insert: quoteName(column.name) }),
  );
}

/** The queries of WITH that can be read here, the last one first: that is the one which was just written. */
function ctes({ document, scope, replace }: WrittenPlace): readonly Completion[] {
  const reachable = scope?.ctes ?? new Map(document.analysis.ctes.map(cte => [cte.name.value.toLowerCase(), cte]));
  return [...reachable.values()].toReversed().map(({ name, columns }, index) => ({
    label: name.value,
    kind: 'cte',
    detail: columns
      .slice(0, 5)
      .map(column => column.name)
      .join(', '),
    replace,
    insert: quoteName(name.value),
    filter: name.value,
    rank: CTE_RANK - 50 + index,
  }));
}

/** Right behind a `*`: the columns that it stands for. */
function ofStar(written: WrittenPlace): readonly Completion[] | undefined {
  const end = written.before.at(-1)?.span.end;
  // Behind a blank the next thing is written.
  if (end !== written.replace.start) return undefined;
  const star = written.scope?.stars.find(({ span }) => span.end === end);
  const expansion = star && expansionOf(star);
  if (star === undefined || expansion === undefined) return undefined;
  const { label, insert } = starTexts(expansion);
  return [
    {
      label,
      kind: 'value',
      replace: star.span,
      insert,
      filter: written.document.sql.slice(star.span.start, star.span.end),
      rank: COLUMN_RANK,
    },
  ];
}
