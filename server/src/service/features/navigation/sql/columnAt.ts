import { isYaml } from '../../../dbt/yaml/yamlOf';
import { fixtureColumnAt } from '../../../dbt/unitTests/fixtureColumns';
import type { FeatureContext } from '../../../feature';
import type { Span } from '../../../text/span';
import { touches } from '../../../text/span';
import { ColumnClimber, type ColumnStart } from './columnStart';
import { columnEntryAt } from './columnTexts';
import { quotedColumnAt } from './quotedColumns';
import type { SqlFiles } from './sqlFile';

/** A column that is named at an offset. */
export interface ColumnAt {
  readonly start: ColumnStart;
  /** The name there, with its quotes. */
  readonly span: Span;
}

/** The column under a cursor, in a query or in the YAML of a node; undefined where nobody can tell which it is. */
export function columnAt(context: FeatureContext, files: SqlFiles, offset: number): ColumnAt | undefined {
  const climber = new ColumnClimber(context.project, files);
  const inYaml = isYaml(context.document) ? columnEntryAt(context, offset) : undefined;
  const named = inYaml ?? fixtureColumnAt(context, offset);
  if (named !== undefined) return { start: climber.ofNode(named.node, named.name), span: named.span };
  if (isYaml(context.document)) return undefined;
  const file = files.at(context.document.path);
  const quoted = file && quotedColumnAt(file, offset);
  if (file !== undefined && quoted !== undefined) {
    const start = climber.ofRelation(file, quoted.relation, quoted.column.name);
    return start && { start, span: quoted.span };
  }
  const start = file && climber.fromOffset(file, offset);
  const span = file?.analysis.scopes
    .flatMap(({ references, output }) => [
      ...references.map(({ name }) => name.span),
      ...output.filter(one => !one.star).map(({ definition }) => definition),
    ])
    .find(one => touches(one, offset));
  return start === undefined || span === undefined ? undefined : { start, span };
}
