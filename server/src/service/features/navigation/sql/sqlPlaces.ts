import type { Place } from '../../../answers/place';
import type { FeatureContext } from '../../../feature';
import { columnAt } from './columnAt';
import { ColumnTrace } from './columnTrace';
import { relationNameAt, relationUses } from './relationUses';
import { SqlFiles } from './sqlFile';

/** A place that names what a query speaks of. */
export interface SqlPlace extends Place {
  readonly isDefinition: boolean;
}

/** Every place that names the query of WITH, the alias or the column under a cursor. */
export function sqlPlacesAt(
  context: FeatureContext,
  offset: number,
  reach: 'project' | 'document',
): readonly SqlPlace[] | undefined {
  const files = new SqlFiles(context);
  const { path: file } = context.document;
  const document = files.at(file)?.analysis;
  const name = document && relationNameAt(document, offset);
  if (document !== undefined && name !== undefined)
    return relationUses(document, name).map(({ part, isDefinition }) => ({ file, span: part.span, isDefinition }));
  const column = columnAt(context, files, offset);
  return column && new ColumnTrace(context, files, reach).follow(column.start);
}
