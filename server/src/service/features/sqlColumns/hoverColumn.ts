import type { SqlRelation } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Hover } from '../../answers/hover';
import type { FeatureContext } from '../../feature';
import type { DocumentAnalysis } from '../../sql/documentAnalysis';
import { columnList, columnMarkdown, tableName } from './columnText';
import { meaningAt, type SqlMeaning } from './meaningAt';
import { quotedAt } from './quotedAt';

/** What a column, an alias, a query of WITH or a `*` stands for. */
export function hoverColumn(context: FeatureContext, offset: number): Hover | undefined {
  const found = meaningAt(context, offset);
  const text = found === undefined ? quotedAt(context, offset) : undefined;
  if (text !== undefined) {
    const { quoted, document } = text;
    return { span: quoted.span, markdown: columnMarkdown(quoted.column, quoted.relation, document) };
  }
  if (found === undefined) return undefined;
  const markdown = textOf(found.meaning, found.document);
  return markdown === undefined ? undefined : { span: found.meaning.span, markdown };
}

function textOf(meaning: SqlMeaning, document: DocumentAnalysis): string | undefined {
  switch (meaning.kind) {
    case 'column': {
      const { resolution } = meaning.reference;
      if (resolution.kind === 'column') return columnMarkdown(resolution.column, resolution.relation, document);
      return resolution.kind === 'alias' ? columnMarkdown(resolution.output, undefined, document) : undefined;
    }
    case 'output':
      return columnMarkdown(meaning.output, undefined, document);
    case 'relation':
      return relationText(meaning.relation, document);
    case 'cte': {
      const { name, columns, complete } = meaning.cte;
      const list = columnList(listed(columns), complete, document);
      return [`**${name.value}** · ${l10n.t('query of WITH')}`, list].join('\n\n');
    }
    case 'star': {
      const { columns, complete } = meaning.star;
      const count = complete ? l10n.t('{0} columns', columns.length) : l10n.t('{0} columns or more', columns.length);
      return [`**\\*** · ${count}`, columnList(columns, complete, document)].join('\n\n');
    }
  }
}

function relationText(relation: SqlRelation, document: DocumentAnalysis): string {
  const { alias, columns, complete } = relation;
  const name = tableName(relation, document);
  const description = document.nodeOf(relation)?.description;
  const title =
    alias === undefined
      ? `**${name ?? ''}**`
      : `**${alias.value}** · ${name === alias.value ? l10n.t('subquery') : (name ?? '')}`;
  const list = columnList(
    columns.map(column => ({ relation, column })),
    complete,
    document,
  );
  return [title, description, list].filter(part => part !== undefined && part !== '').join('\n\n');
}

function listed<T>(columns: readonly T[]): readonly { readonly relation: undefined; readonly column: T }[] {
  return columns.map(column => ({ relation: undefined, column }));
}
