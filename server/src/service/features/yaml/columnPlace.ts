import { analyseSql } from '@lakehouse/sql';
import type { Place } from '../../answers/place';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import { sqlOf } from '../../sqlDocument';

/** Where the query of a node gives a column its name; undefined where that is not written in its own text. */
export function columnPlace(context: FeatureContext, node: ProjectNode, name: string): Place | undefined {
  const document = node.file.endsWith('.sql') ? context.documentAt(node.file) : undefined;
  if (document === undefined) return undefined;
  const sql = sqlOf(document);
  const { queries } = analyseSql(sql.tokens, {
    columnsOf: () => undefined,
    isOpaque: span => sql.isOpaque(span),
  });
  const column = queries[0]?.output.find(one => one.name.toLowerCase() === name.toLowerCase());
  return column && { file: node.file, span: column.definition };
}
