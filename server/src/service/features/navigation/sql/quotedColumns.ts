import type { SqlRelation } from '@lakehouse/sql';
import { macroTexts, quotedColumn, type QuotedColumn } from '../../../sql/quotedColumns';
import { touches, type Span } from '../../../text/span';
import { isSameName, type SqlFile } from './sqlFile';

/** Texts that macros get and that are a column of some relations where the macro prints. */
export function quotedColumns(
  { jinja, analysis }: SqlFile,
  relations: ReadonlySet<SqlRelation>,
  name: string,
): readonly Span[] {
  return macroTexts(jinja).flatMap(text => {
    if (!text.text.value.toLowerCase().endsWith(name.toLowerCase())) return [];
    const found = quotedColumn(text, analysis.scopes);
    return found !== undefined && relations.has(found.relation) && isSameName(found.column.name, name)
      ? [found.span]
      : [];
  });
}

/** The column that a text of a macro names at an offset. */
export function quotedColumnAt({ jinja, analysis }: SqlFile, offset: number): QuotedColumn | undefined {
  const text = macroTexts(jinja).find(one => touches(one.text.inner, offset));
  const found = text && quotedColumn(text, analysis.scopes);
  return found && touches(found.span, offset) ? found : undefined;
}
