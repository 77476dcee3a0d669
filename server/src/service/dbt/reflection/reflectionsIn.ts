import { maskJinja, type Expression, type JinjaDocument } from '@lakehouse/jinja';
import { parseReflection, splitStatements, tokenize } from '@lakehouse/sql';
import type { ServedDocument } from '../../feature';
import type { Span } from '../../text/span';
import type { PlacedReflection } from './placedReflection';

const KEPT = new WeakMap<JinjaDocument, readonly PlacedReflection[]>();

/** The statements about reflections, in the order of the text; read once for each text. */
export function reflectionsIn({ text, jinja }: ServedDocument): readonly PlacedReflection[] {
  const kept = KEPT.get(jinja);
  if (kept !== undefined) return kept;
  // Most files say nothing of reflections and need not be read for them.
  const found = /\breflections?\b/i.test(text) ? read(jinja) : [];
  KEPT.set(jinja, found);
  return found;
}

function read(jinja: JinjaDocument): readonly PlacedReflection[] {
  const { sql, placeholders } = maskJinja(jinja);
  const printedIn = (span: Span): Expression | undefined =>
    placeholders.find(one => one.span.start < span.end && span.start < one.span.end)?.expression;
  const all = tokenize(sql).filter(token => token.kind !== 'comment');
  return splitStatements(sql).flatMap(({ span, reach }) => {
    const tokens = all.filter(token => span.start <= token.span.start && token.span.end <= span.end);
    const statement = parseReflection(tokens);
    return statement === undefined ? [] : [{ statement, tokens, reach, sql, printedIn }];
  });
}
