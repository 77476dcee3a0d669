import { maskJinja, type Expression } from '@lakehouse/jinja';
import { parseReflection, splitStatements, tokenize, type ReflectionStatement, type Token } from '@lakehouse/sql';
import type { ServedDocument } from '../../feature';
import type { Span } from '../../text/span';

/** A statement about a reflection in a document. Its spans count in the document's text. */
export interface PlacedReflection {
  readonly statement: ReflectionStatement;
  /** Of the statement, comments left out. */
  readonly tokens: readonly Token[];
  /** As far as the cursor belongs to it. */
  readonly reach: Span;
  /** The document's text with its Jinja masked. */
  readonly sql: string;
  /** What a tag of Jinja prints that stands in a stretch. */
  readonly printedIn: (span: Span) => Expression | undefined;
}

/** The statements about reflections, in the order of the text. */
export function reflectionsIn({ text, jinja }: ServedDocument): readonly PlacedReflection[] {
  // Most files say nothing of reflections and need not be read for them.
  if (!/\breflections?\b/i.test(text)) return [];
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
