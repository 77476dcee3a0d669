import { tablePositions, type TablePosition } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import { sqlOf, sqlRole } from '../../sqlDocument';
import { packageOf } from './referencesIn';

/** Tables that a query names by their path in Dremio although the project knows them: dbt sees no dependency there. */
export function checkHardcoded(context: FeatureContext): readonly Problem[] {
  const { document, project } = context;
  if (project === undefined || sqlRole(document, project) !== 'query') return [];
  const from = project.nodesOfFile(document.path)[0] ?? { packageName: packageOf(project, context), uniqueId: '' };
  return tablePositions(sqlOf(document).tokens).tables.flatMap(table => {
    const path = writtenPath(context, table);
    const node = path === undefined ? undefined : project.nodeOfTable({ kind: 'path', path }, from);
    if (path === undefined || node === undefined || !node.enabled) return [];
    const text = standsFor(node, node.uniqueId === from.uniqueId);
    return text === undefined ? [] : [hardcoded(node, table, text)];
  });
}

/** The path of a table that is written out, in lower case: undefined when Jinja prints a part of it, or for a name alone. */
export function writtenPath({ document }: FeatureContext, table: TablePosition): string | undefined {
  const { role, cte, parts, dangling, span } = table;
  if (role !== 'read' || cte || dangling || parts.length < 2) return undefined;
  if (document.text.slice(span.start, span.end).includes('{')) return undefined;
  return parts.map(({ value }) => value.toLowerCase()).join('.');
}

function standsFor({ kind, name, source, materialized, version }: ProjectNode, isOwn: boolean): string | undefined {
  if (isOwn) return '{{ this }}';
  if (kind === 'source') return source && `{{ source('${source.sourceName}', '${name}') }}`;
  if (materialized === 'reflection' || !['model', 'seed', 'snapshot'].includes(kind)) return undefined;
  if (version === undefined) return `{{ ref('${name}') }}`;
  return `{{ ref('${name}', v=${/^\d+(\.\d+)?$/.test(version) ? version : `'${version}'`}) }}`;
}

function hardcoded({ kind, name }: ProjectNode, { span }: TablePosition, text: string): Problem {
  const message =
    kind === 'source'
      ? l10n.t('The project knows this table as {0}: written so dbt sees no dependency on it.', text)
      : l10n.t(
          'This is "{0}" of this project: written so dbt may build it later, and in another target it is another table.',
          name,
        );
  const replacements = [{ title: l10n.t('Change to {0}', text), span, text }];
  return {
    span,
    severity: kind === 'source' ? 'information' : 'warning',
    code: 'reference.hardcoded',
    message,
    replacements,
  };
}
