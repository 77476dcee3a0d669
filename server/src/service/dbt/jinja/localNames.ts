import { walk, type Block, type Expression, type JinjaDocument, type Statement } from '@lakehouse/jinja';
import type { Span } from '../../text/span';

/** A name that a template gives something itself. */
export interface LocalName {
  readonly name: string;
  readonly kind: 'set' | 'loop' | 'parameter' | 'other';
  /** Where it is named. */
  readonly span: Span;
  /** Where it counts. */
  readonly reach: Span;
  /** What it is given, where that is one expression. */
  readonly value: Expression | undefined;
}

/** Blocks that see nothing of what is set around them, and whose own names end with them. */
const CLOSED: ReadonlySet<string> = new Set(['macro', 'test', 'data_test', 'materialization', 'snapshot']);

/** Every name that a template sets, loops over, or takes as a parameter; each with the stretch in which it counts. */
export function localNames({ tags, structure, text }: JinjaDocument): readonly LocalName[] {
  const whole = { start: 0, end: text.length };
  const names = structure.blocks.flatMap(namesOfBlock);
  for (const tag of tags) {
    if (tag.kind !== 'statement') continue;
    const { span } = tag.segment;
    const outer = structure.blocks.find(block => CLOSED.has(block.keyword) && within(span, block.span));
    names.push(...namesOfStatement(tag.statement, outer?.span ?? whole));
  }
  return names;
}

/** The names that count at an offset, the nearest of each name. */
export function localNamesAt(document: JinjaDocument, offset: number): readonly LocalName[] {
  const names = new Map<string, LocalName>();
  for (const one of localNames(document)) {
    const { reach, span, kind, name } = one;
    if (reach.start > offset || offset > reach.end) continue;
    // What is set further down is not there yet; a loop may come by again, but nobody counts on that.
    if (kind === 'set' && span.end >= offset) continue;
    const before = names.get(name);
    if (before === undefined || before.reach.start <= reach.start) names.set(name, one);
  }
  return [...names.values()];
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function namesOfBlock(block: Block): LocalName[] {
  const [first] = block.branches;
  const own = first === undefined ? [] : namesOfHead(first.tag.statement, first.body);
  return [...own, ...block.branches.flatMap(({ children }) => children.flatMap(namesOfBlock))];
}

/** Names that count in the body of a block alone. */
function namesOfHead(statement: Statement, reach: Span): LocalName[] {
  if (statement.kind === 'for') return plainNames(statement.targets, 'loop', reach);
  if (statement.kind !== 'named') return [];
  return statement.parameters.flatMap(({ name, nameSpan, value }) => {
    if (name !== undefined && nameSpan !== undefined)
      return [{ name, kind: 'parameter', span: nameSpan, reach, value }];
    return plainNames([value], 'parameter', reach);
  });
}

function namesOfStatement(statement: Statement, reach: Span): LocalName[] {
  if (statement.kind === 'set') {
    const { targets, value } = statement;
    const only = targets.length === 1 ? value : undefined;
    return plainNames(targets, 'set', reach).map(name => ({ ...name, value: only }));
  }
  // `call(row) m()`, `import … as`, `from … import`, `with a = 1`: each of their words may be a new name.
  const named = ['call', 'import', 'from', 'with'].includes(statement.keyword);
  return statement.kind === 'other' && named ? everyName(statement.expressions, reach) : [];
}

function plainNames(targets: readonly Expression[], kind: LocalName['kind'], reach: Span): LocalName[] {
  return targets.flatMap((target): LocalName[] => {
    if (target.kind === 'list') return plainNames(target.items, kind, reach);
    return target.kind === 'name' ? [{ name: target.name, kind, span: target.span, reach, value: undefined }] : [];
  });
}

function everyName(expressions: readonly Expression[], reach: Span): LocalName[] {
  const names: LocalName[] = [];
  for (const expression of expressions)
    walk(expression, part => {
      if (part.kind === 'name')
        names.push({ name: part.name, kind: 'other', span: part.span, reach, value: undefined });
    });
  return names;
}
