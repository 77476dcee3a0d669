import { expressionsOf, partsOf, type Block, type Expression, type JinjaDocument } from '@lakehouse/jinja';
import { isMark, type Token } from '@lakehouse/sql';
import { isYaml, yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import { analysisOf } from '../../sql/documentAnalysis';
import { sqlOf } from '../../sqlDocument';
import { extensionOf } from '../../text/filePath';
import { touches, type Span } from '../../text/span';

/** The stretches around an offset that a reader would take for one thing, each within the next. */
export function selectionsAt(context: FeatureContext, offset: number): readonly Span[] | undefined {
  const { document } = context;
  const whole = { start: 0, end: document.text.length };
  if (isYaml(document)) return nested([...yamlSpans(yamlOf(document).root, offset), whole], offset);
  if (extensionOf(document.path) !== '.sql') return undefined;
  return nested([...jinjaSpans(document.jinja, offset), ...sqlSpans(context, offset), whole], offset);
}

/** Those around the offset, the smallest first; one that would cut another is left out. */
function nested(spans: readonly Span[], offset: number): readonly Span[] {
  const around = spans.filter(span => span.end > span.start && touches(span, offset));
  const sorted = around.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    const isLarger = last === undefined || (span.start <= last.start && last.end <= span.end);
    const isSame = last !== undefined && span.start === last.start && span.end === last.end;
    if (isLarger && !isSame) kept.push(span);
  }
  return kept;
}

function sqlSpans(context: FeatureContext, offset: number): readonly Span[] {
  const sql = sqlOf(context.document);
  const found = analysisOf(context);
  const scopes = (found?.scopes ?? []).filter(({ span }) => touches(span, offset));
  return [
    ...sql.tokens.filter(({ span }) => touches(span, offset)).map(({ span }) => span),
    ...sql.comments.filter(({ span }) => touches(span, offset)).map(({ span }) => span),
    ...sql.statements.map(({ tokens }) => ({
      start: tokens[0]?.span.start ?? 0,
      end: tokens.at(-1)?.span.end ?? 0,
    })),
    ...parentheses(sql.tokens, offset),
    ...scopes.flatMap(({ span, clauses, output, references, relations }) => [
      span,
      ...clauses.map(one => trimmed(sql.sql, one.span)),
      ...output.flatMap(({ item, expression }) => [item, expression]),
      ...references.map(one => one.span),
      ...relations.map(one => one.span),
    ]),
    ...(found?.analysis.ctes ?? []).flatMap(({ span, body }) => [span, body]),
  ];
}

/** A stretch without the blanks at its end. */
function trimmed(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** Pairs of parentheses around an offset, and what stands between them. */
function parentheses(tokens: readonly Token[], offset: number): readonly Span[] {
  const open: number[] = [];
  return tokens.flatMap(token => {
    if (isMark(token, '(')) open.push(token.span.start);
    if (!isMark(token, ')')) return [];
    const start = open.pop();
    if (start === undefined || start > offset || offset > token.span.end) return [];
    return [
      { start, end: token.span.end },
      { start: start + 1, end: token.span.start },
    ];
  });
}

function jinjaSpans({ tags, structure, segments }: JinjaDocument, offset: number): readonly Span[] {
  const tag = tags.find(({ segment }) => segment.span.start < offset && offset < segment.span.end);
  const tokens = tag?.segment.tokens.flatMap(token =>
    token.kind === 'string' ? [token.inner, token.span] : [token.span],
  );
  const expressions = tag === undefined ? [] : tag.kind === 'print' ? tag.expressions : expressionsOf(tag.statement);
  return [
    ...(tokens ?? []),
    ...expressions.flatMap(one => expressionSpans(one, offset)),
    ...(tag === undefined ? [] : [tag.segment.inner, tag.segment.span]),
    ...segments.filter(({ kind }) => kind === 'comment' || kind === 'raw').map(({ span }) => span),
    ...structure.blocks.flatMap(block => blockSpans(block, offset)),
  ];
}

function expressionSpans(expression: Expression, offset: number): readonly Span[] {
  if (!touches(expression.span, offset)) return [];
  const args = expression.kind === 'call' ? [...expression.args.map(({ span }) => span), expression.argsSpan] : [];
  return [expression.span, ...args, ...partsOf(expression).flatMap(part => expressionSpans(part, offset))];
}

function blockSpans({ span, branches }: Block, offset: number): readonly Span[] {
  if (!touches(span, offset)) return [];
  return [
    span,
    ...branches.flatMap(({ body, children }) => [body, ...children.flatMap(child => blockSpans(child, offset))]),
  ];
}

function yamlSpans(node: YamlNode | undefined, offset: number): readonly Span[] {
  if (node === undefined || !touches(node.span, offset)) return [];
  const keys = node.keys();
  const pairs = node.entries().map(([name, value]) => ({
    start: keys.find(key => key.name === name)?.span.start ?? value.span.start,
    end: value.span.end,
  }));
  return [
    node.span,
    ...keys.map(({ span }) => span),
    ...pairs,
    ...[...node.items(), ...node.entries().map(([, value]) => value)].flatMap(one => yamlSpans(one, offset)),
  ];
}
