import { tablePositions, type TablePosition } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { CodeAction } from '../../answers/codeAction';
import type { FeatureContext } from '../../feature';
import { sqlOf, sqlRole } from '../../sqlDocument';
import { touches, type Span } from '../../text/span';
import { writtenPath } from './checkHardcoded';
import { packageOf } from './referencesIn';
import { sourceEntryChange, type NewSource } from './sourceEntryChange';

/** A table that is written by its path and that the project does not know: as a table of a source from now on. */
export function makeSource(context: FeatureContext, selection: Span): readonly CodeAction[] {
  const { document, project } = context;
  if (project === undefined || sqlRole(document, project) !== 'query') return [];
  const table = tablePositions(sqlOf(document).tokens).tables.find(({ span }) => touches(span, selection.start));
  const path = table && writtenPath(context, table);
  const from = { packageName: packageOf(project, context), uniqueId: '' };
  if (table === undefined || path === undefined || project.nodeOfTable({ kind: 'path', path }, from) !== undefined)
    return [];
  const of = sourceOf(context, table);
  // A source of that name that lies elsewhere is another one.
  const isTaken =
    of.place !== undefined && [...project.sourceTables()].some(one => one.source?.sourceName === of.sourceName);
  const change = isTaken ? undefined : sourceEntryChange(context, of);
  if (change === undefined) return [];
  const text = `{{ source('${of.sourceName}', '${of.tableName}') }}`;
  const edit = { file: document.path, changes: [{ span: table.span, text }] };
  const title = l10n.t('Make "{0}" a table of the source "{1}"', of.tableName, of.sourceName);
  return [{ title, kind: 'refactor', change: { ...change, edits: [...change.edits, edit] } }];
}

/** The source that lies at the same place in Dremio, else one that is named after its innermost folder. */
function sourceOf({ project }: FeatureContext, { parts }: TablePosition): NewSource {
  const names = parts.map(({ value }) => value);
  const [database = '', ...rest] = names;
  const tableName = rest.at(-1) ?? '';
  const folders = rest.slice(0, -1);
  // dbt-dremio takes this word for no folder at all.
  const schema = folders.length === 0 ? 'no_schema' : folders.join('.');
  for (const { source, packageName } of project?.sourceTables() ?? []) {
    if (source === undefined || packageName !== project?.name) continue;
    const place = [source.database ?? '', source.schema ?? source.sourceName].join('.');
    if (place.toLowerCase() === `${database}.${schema}`.toLowerCase())
      return { sourceName: source.sourceName, tableName };
  }
  const sourceName = (folders.at(-1) ?? database).replaceAll(/\W+/g, '_');
  return { sourceName, tableName, place: { database, schema } };
}
