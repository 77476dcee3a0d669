import { queryPlace } from '@lakehouse/sql';
import type { Completion } from '../../answers/completion';
import type { FeatureContext } from '../../feature';
import { sqlOf, sqlRole } from '../../sqlDocument';
import { mayReferTo, nearnessTo } from './nearness';
import { packageOf } from './referencesIn';

/** Where a query names what it reads: models as the `ref` and tables of sources as the `source` that stands for them. */
export function completeTable(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const { document, project } = context;
  if (project === undefined || sqlRole(document, project) !== 'query') return undefined;
  const { text } = document;
  const word = /\w*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? '';
  const start = offset - word.length;
  if (!isTablePlace(context, start, offset)) return undefined;
  const replace = { start, end: offset + (/^\w*/.exec(text.slice(offset, offset + 100))?.[0] ?? '').length };
  const asking = { project, here: project.nodesOfFile(document.path)[0], from: packageOf(project, context) };
  const nearness = nearnessTo(asking);
  // Versions of one model share a name: a ref without a version means the latest.
  const models = new Map([...project.refTargets()].flatMap(one => (mayReferTo(one, asking) ? [[one.name, one]] : [])));
  return [
    ...[...models.values()].map((node): Completion => {
      const insert = `{{ ref('${node.name}') }}`;
      const kind = node.kind === 'seed' || node.kind === 'snapshot' ? node.kind : 'model';
      return {
        label: node.name,
        kind,
        detail: insert,
        replace,
        insert,
        filter: node.name,
        rank: nearness(node),
      };
    }),
    ...[...project.sourceTables()].flatMap((node): readonly Completion[] => {
      if (node.source === undefined) return [];
      const label = `${node.source.sourceName}.${node.name}`;
      const insert = `{{ source('${node.source.sourceName}', '${node.name}') }}`;
      return [{ label, kind: 'table', detail: insert, replace, insert, filter: label, rank: 3 }];
    }),
  ];
}

function isTablePlace({ document }: FeatureContext, start: number, offset: number): boolean {
  const sql = sqlOf(document);
  // Behind a dot the rest of a name in Dremio is written.
  if (document.text.charAt(start - 1) === '.' || sql.textAt(offset) !== 'code') return false;
  const tokens = sql.statementAt(offset)?.tokens.filter(({ span }) => span.end <= start) ?? [];
  if (tokens.length === 0) return false;
  const { clause, awaits } = queryPlace(tokens);
  return clause === 'from' && awaits === 'operand';
}
