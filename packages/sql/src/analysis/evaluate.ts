import type { DottedName, NamePart } from '../name';
import type { OriginSet } from './originSet';
import { resolveName, type NamePlace } from './resolveName';
import type { Span } from '../span';
import type { ColumnResolution } from './sqlAnalysis';
import { commonType, elementType, fieldType, operationType } from './valueType';
import type { WorkingScope } from './workingScope';
import type { Expression, FunctionCall, Query } from '../tree/syntaxTree';

/** What the evaluation of values needs of the rest of the analysis. */
export interface Evaluation extends NamePlace {
  /** Gathers the columns that the value is made of. */
  readonly origins: OriginSet;
  /** Analyses a query inside of the value. */
  readonly subquery: (query: Query, outer: WorkingScope) => WorkingScope;
  readonly typeOfCall: (name: string, types: readonly (string | undefined)[]) => string | undefined;
  readonly isOpaque: (span: Span) => boolean;
}

type Type = string | undefined;

/** Notes every column that a value names, and tells the value's type. */
export function evaluate(expression: Expression, context: Evaluation): Type {
  switch (expression.kind) {
    case 'name':
      return nameType(expression.name, context);
    case 'literal':
      return expression.type;
    case 'cast':
      evaluate(expression.value, context);
      return expression.type;
    case 'call':
      return callType(expression, context);
    case 'case':
      for (const condition of expression.conditions) evaluate(condition, context);
      return commonType(known(expression.results, context));
    case 'operation':
      return operationType(expression.operators, each(expression.operands, context));
    case 'condition':
      each(expression.parts, context);
      return 'BOOLEAN';
    case 'group':
      return groupType(each(expression.items, context), expression.bracket);
    case 'access':
      each(expression.indexes, context);
      return accessType(evaluate(expression.value, context), expression.indexes.length);
    case 'subquery':
      return subqueryType(expression.query, expression.exists, context);
    case 'other':
      each(expression.parts, context);
      return undefined;
    case 'star':
    case 'hole':
      return undefined;
  }
}

function each(expressions: readonly Expression[], context: Evaluation): readonly Type[] {
  return expressions.map(one => evaluate(one, context));
}

/** The types of values, without those that are NULL and take the type of the others. */
function known(expressions: readonly Expression[], context: Evaluation): readonly Type[] {
  const types = each(expressions, context);
  return types.filter((_, at) => {
    const one = expressions[at];
    return one?.kind !== 'literal' || one.type !== undefined;
  });
}

function callType(call: FunctionCall, context: Evaluation): Type {
  const inside = context.inCall ? context : { ...context, inCall: true };
  const types = each(call.args, inside);
  each(call.modifiers, inside);
  return context.typeOfCall(call.name, types);
}

function groupType(types: readonly Type[], bracket: '(' | '['): Type {
  const [first] = types;
  if (bracket === '(') return types.length === 1 ? first : undefined;
  return first === undefined ? undefined : `LIST<${first}>`;
}

function accessType(type: Type, times: number): Type {
  let element = type;
  for (let at = 0; at < times; at += 1) element = elementType(element);
  return times === 0 ? undefined : element;
}

function subqueryType(query: Query, exists: boolean, context: Evaluation): Type {
  const inner = context.subquery(query, context.scope);
  context.scope.children.push(inner);
  if (exists) return 'BOOLEAN';
  for (const { origins } of inner.output) context.origins.add(origins);
  return inner.output[0]?.type;
}

function nameType(name: DottedName, context: Evaluation): Type {
  if (context.isOpaque(name.span)) return undefined;
  const { resolution, column, origins } = resolveName(name, context);
  const { parts } = name;
  const before = parts.slice(0, column);
  const last = parts[column] ?? missingPart(name);
  const span = { start: name.span.start, end: last.span.end };
  const qualifier = before.length === 0 ? undefined : qualifierOf(before);
  context.scope.references.push({ span, qualifier, name: last, clause: context.clause, resolution });
  context.origins.add(origins);
  const fields = parts.slice(column + 1);
  return fields.reduce((type: Type, { value }) => fieldType(type, value), typeOf(resolution));
}

function typeOf(resolution: ColumnResolution): Type {
  if (resolution.kind === 'column') return resolution.column.type;
  return resolution.kind === 'alias' ? resolution.output.type : undefined;
}

/** What stands behind the last dot, which nothing follows yet. */
function missingPart({ span }: DottedName): NamePart {
  return { span: { start: span.end, end: span.end }, value: '', quoted: false };
}

function qualifierOf(parts: readonly NamePart[]): DottedName {
  const span = { start: parts[0]?.span.start ?? 0, end: parts.at(-1)?.span.end ?? 0 };
  return { parts, span, dangling: false };
}
