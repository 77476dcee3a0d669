import * as l10n from '@vscode/l10n';
import type { RelationColumn, SqlRelation } from '@lakehouse/sql';
import type { KnownColumn } from '../../project/columns/knownColumn';
import type { DocumentAnalysis } from '../../sql/documentAnalysis';
import { ageText } from '../../dbt/ageText';

/** Columns that a hover lists at most. */
const MOST_COLUMNS = 40;

/** A column as it is shown: its name and type, what is said of it, where it comes from. */
export function columnMarkdown(
  column: RelationColumn,
  relation: SqlRelation | undefined,
  document: DocumentAnalysis,
): string {
  const known = knownOf(column, relation, document);
  const type = column.type ?? known?.type;
  const parts = [
    `\`\`\`sql\n${column.name}${type === undefined ? '' : ` ${type}`}\n\`\`\``,
    known?.description,
    originText(column, relation, document),
    known === undefined ? undefined : ageText(known),
  ];
  return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}

/** The knowledge of the project about a column: of the table itself, or of the one column that it is made of unchanged. */
export function knownOf(
  column: RelationColumn,
  relation: SqlRelation | undefined,
  document: DocumentAnalysis,
): KnownColumn | undefined {
  if (relation?.kind === 'table') return document.knownColumn(relation, column.name);
  const [origin, ...others] = column.origins;
  if (origin === undefined || others.length > 0 || origin.column.toLowerCase() !== column.name.toLowerCase())
    return undefined;
  return document.knownColumn(origin.relation, origin.column);
}

/** `from stg_orders.amount, stg_orders.tax`: the columns of tables that it is made of. */
function originText(
  { origins }: RelationColumn,
  relation: SqlRelation | undefined,
  document: DocumentAnalysis,
): string | undefined {
  const table = relation?.kind === 'table' ? tableName(relation, document) : undefined;
  if (table !== undefined) return l10n.t('Column of {0}', `\`${table}\``);
  const told = [...new Set(origins.map(one => `\`${tableName(one.relation, document) ?? ''}.${one.column}\``))];
  return told.length === 0 ? undefined : l10n.t('Made of {0}', told.join(', '));
}

/** What a table is called in the project, else as the query spells it. */
export function tableName(relation: SqlRelation, document: DocumentAnalysis): string | undefined {
  const node = document.nodeOf(relation);
  if (node?.source !== undefined) return `${node.source.sourceName}.${node.name}`;
  return node?.name ?? relation.name?.parts.map(({ value }) => value).join('.') ?? relation.alias?.value;
}

/** Columns as a list, each with its type and what is said of it. */
export function columnList(
  columns: readonly { readonly relation: SqlRelation | undefined; readonly column: RelationColumn }[],
  complete: boolean,
  document: DocumentAnalysis,
): string {
  const lines = columns.slice(0, MOST_COLUMNS).map(({ relation, column }) => {
    const known = knownOf(column, relation, document);
    const type = column.type ?? known?.type;
    const typed = type === undefined ? '' : ` \`${type}\``;
    // A line end in a description would end the list.
    const said = known?.description === undefined ? '' : `: ${known.description.replaceAll(/\s+/g, ' ')}`;
    return `- \`${column.name}\`${typed}${said}`;
  });
  return [...lines, ...(columns.length > MOST_COLUMNS || !complete ? ['- …'] : [])].join('\n');
}
