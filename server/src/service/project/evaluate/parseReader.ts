import {
  dottedName,
  parseJinja,
  partsOf,
  type Block,
  type Branch,
  type Expression,
  type JinjaDocument,
  type Tag,
} from '@lakehouse/jinja';
import { MacroReturn } from '../../compile/render/callMacro';
import { Evaluator } from '../../compile/render/evaluate';
import { loopObject } from '../../compile/render/loop';
import { RenderStop } from '../../compile/render/renderStop';
import { isTrue, itemsOf, JinjaObject, type Value } from '../../compile/render/value';
import type { Span } from '../../text/span';
import type { ProjectMacro } from '../projectMacro';
import { OpenScope, UNKNOWN } from './openScope';
import type { ParseContext } from './parseContext';

/** Steps that one text may take: more than anybody writes, and an end to what never ends. */
export interface Budget {
  steps: number;
}

/**
 * Goes through a template as dbt does while it parses, with every value that can be told. Where a condition cannot be
 * told, each of its branches is gone through; where a loop cannot, its body is once, with what it goes over unknown.
 */
export class ParseReader {
  readonly #document: JinjaDocument;
  readonly #context: ParseContext;
  readonly #evaluator: Evaluator;
  readonly #budget: Budget;

  constructor(document: JinjaDocument, context: ParseContext, budget: Budget) {
    this.#document = document;
    this.#context = context;
    this.#evaluator = new Evaluator(context, document.text);
    this.#budget = budget;
  }

  /** Everything of a stretch: by default the whole text, without the macros and other things that it defines. */
  read(span: Span = { start: 0, end: this.#document.text.length }, scope: OpenScope = new OpenScope()): void {
    const { tags, structure } = this.#document;
    const blocks = outermost(structure.blocks, span);
    let at = span.start;
    for (const tag of tags) {
      const { start } = tag.segment.span;
      if (start < at || start >= span.end) continue;
      if (--this.#budget.steps < 0) return;
      const block = blocks.get(start);
      if (block === undefined) this.#tag(tag, scope);
      else {
        this.#block(block, scope);
        at = block.span.end;
      }
    }
  }

  #tag(tag: Tag, scope: OpenScope): void {
    if (tag.kind === 'print') {
      for (const expression of tag.expressions) this.#value(expression, scope);
      return;
    }
    const { statement } = tag;
    if (statement.kind === 'set' && statement.value !== undefined)
      assign(statement.targets, this.#value(statement.value, scope), scope);
    else if (statement.kind === 'other') for (const expression of statement.expressions) this.#value(expression, scope);
  }

  #block(block: Block, scope: OpenScope): void {
    const [first] = block.branches;
    const statement = first?.tag.statement;
    if (first === undefined || statement === undefined) return;
    switch (statement.kind) {
      case 'if':
        return this.#if(block.branches, scope);
      case 'for':
        return this.#for(block.branches, scope);
      case 'set':
        this.read(first.body, new OpenScope(scope));
        return assign(statement.targets, UNKNOWN, scope);
      case 'named':
        // Macros and the like are read where they are called.
        return;
      default:
        this.#tag(first.tag, scope);
        this.read(first.body, new OpenScope(scope));
    }
  }

  #if(branches: readonly Branch[], scope: OpenScope): void {
    let sure = true;
    for (const { tag, body } of branches) {
      const { statement } = tag;
      const truth = statement.kind === 'if' ? this.#truth(statement.condition, scope) : true;
      if (truth === false) continue;
      sure &&= truth === true;
      this.read(body, scope);
      // What a branch sets that may not be taken is unknown from there on.
      if (!sure) this.#forget(body, scope);
      if (truth === true) return;
    }
  }

  #forget(body: Span, scope: OpenScope): void {
    for (const tag of this.#document.tags) {
      const { start } = tag.segment.span;
      if (start < body.start || start >= body.end || tag.kind !== 'statement' || tag.statement.kind !== 'set') continue;
      assign(tag.statement.targets, UNKNOWN, scope);
    }
  }

  #for([loop, otherwise]: readonly Branch[], scope: OpenScope): void {
    const statement = loop?.tag.statement;
    if (loop === undefined || statement?.kind !== 'for') return;
    const iterable = this.#value(statement.iterable, scope);
    const items = iterable === UNKNOWN ? undefined : itemsOf(iterable);
    const rounds = (items ?? [UNKNOWN]).map(item => {
      const round = new OpenScope(scope);
      assign(statement.targets, item, round);
      return round;
    });
    const { condition } = statement;
    const kept = condition === undefined ? rounds : rounds.filter(one => this.#truth(condition, one) !== false);
    for (const [at, round] of kept.entries()) {
      round.set('loop', items === undefined ? UNKNOWN : loopObject(at, kept.length));
      this.read(loop.body, round);
    }
    if (otherwise !== undefined && (kept.length === 0 || items === undefined)) this.read(otherwise.body, scope);
  }

  #truth(condition: Expression, scope: OpenScope): boolean | undefined {
    if (condition.kind === 'unary' && condition.operator === 'not') {
      const truth = this.#truth(condition.operand, scope);
      return truth === undefined ? undefined : !truth;
    }
    if (condition.kind === 'binary' && (condition.operator === 'and' || condition.operator === 'or')) {
      const decides = condition.operator === 'or';
      const left = this.#truth(condition.left, scope);
      if (left === decides) return decides;
      const right = this.#truth(condition.right, scope);
      return right === decides ? decides : left === undefined || right === undefined ? undefined : !decides;
    }
    const value = this.#value(condition, scope);
    return value === UNKNOWN ? undefined : isTrue(value);
  }

  /** The value of an expression; where it cannot be told, what stands in it is gone through part by part. */
  #value(expression: Expression, scope: OpenScope): Value {
    if (--this.#budget.steps < 0) return UNKNOWN;
    try {
      return this.#evaluator.evaluate(expression, scope);
    } catch (error) {
      if (!(error instanceof RenderStop || error instanceof MacroReturn)) throw error;
    }
    if (expression.kind === 'conditional') {
      const truth = this.#truth(expression.condition, scope);
      if (truth !== false) this.#value(expression.then, scope);
      if (truth !== true && expression.otherwise !== undefined) this.#value(expression.otherwise, scope);
      return UNKNOWN;
    }
    const parts = expression.kind === 'call' ? expression.args.map(({ value }) => value) : partsOf(expression);
    const values = parts.map(part => this.#value(part, scope));
    if (expression.kind === 'call') this.#call(expression, values, scope);
    return UNKNOWN;
  }

  /** A call that cannot be run for real: what the macro asks for by itself counts all the same. */
  #call(call: Extract<Expression, { kind: 'call' }>, values: readonly Value[], scope: OpenScope): void {
    if (dottedName(call.callee) === 'config') {
      const named = call.args.flatMap(({ name }, at) => (name === undefined ? [] : [[name, values[at]] as const]));
      this.#context.configured({ positional: [], named: new Map(named), call });
    }
    const macro = this.#called(call.callee, scope);
    const document = macro && this.#context.place.documentOf(macro);
    const context = this.#context.deeper();
    if (macro === undefined || document === undefined || context === undefined) return;
    const inner = new OpenScope();
    for (const [at, { name, otherwise }] of macro.parameters.entries()) {
      const given = call.args.findIndex((arg, index) => (arg.name === undefined ? index === at : arg.name === name));
      inner.set(name, given < 0 ? usualValue(otherwise, context) : values[given]);
    }
    const rest = call.args.flatMap(({ name }, at) =>
      name === undefined || macro.parameters.some(one => one.name === name) ? [] : [[name, values[at]] as const],
    );
    inner.set('kwargs', rest.some(([, value]) => value === UNKNOWN) ? UNKNOWN : new Map<Value, Value>(rest));
    for (const name of ['caller', 'varargs']) inner.set(name, UNKNOWN);
    new ParseReader(document, context, this.#budget).read(macro.body, inner);
  }

  #called(callee: Expression, scope: OpenScope): ProjectMacro | undefined {
    const name = dottedName(callee);
    if (name !== undefined) return scope.has(name) ? undefined : this.#context.place.macro(name);
    if (callee.kind !== 'call' || dottedName(callee.callee) !== 'adapter.dispatch') return undefined;
    const [macroName, namespace] = callee.args.map(({ value }) => (value.kind === 'string' ? value.value : undefined));
    return macroName === undefined ? undefined : this.#context.place.dispatched({ name: macroName, namespace });
  }
}

/** The default of a parameter, as it is written in the macro. */
function usualValue(otherwise: string | undefined, context: ParseContext): Value {
  const { text, tags } = parseJinja(`{{${otherwise ?? ''}}}`);
  const [tag] = tags;
  const [expression] = tag?.kind === 'print' ? tag.expressions : [];
  if (expression === undefined) return UNKNOWN;
  try {
    return new Evaluator(context, text).evaluate(expression, new OpenScope());
  } catch (error) {
    if (error instanceof RenderStop) return UNKNOWN;
    throw error;
  }
}

function assign(targets: readonly Expression[], value: Value, scope: OpenScope): void {
  const [target] = targets;
  if (targets.length > 1) {
    const items = value === UNKNOWN || value instanceof JinjaObject ? undefined : itemsOf(value);
    for (const [at, one] of targets.entries()) assign([one], items === undefined ? UNKNOWN : items[at], scope);
  } else if (target?.kind === 'list') assign(target.items, value, scope);
  else if (target?.kind === 'name') scope.set(target.name, value);
  else if (target?.kind === 'member' && target.object.kind === 'name') {
    const space = scope.has(target.object.name) ? peek(scope, target.object.name) : undefined;
    if (space instanceof Map) space.set(target.name, value);
  }
}

function peek(scope: OpenScope, name: string): Value {
  try {
    return scope.get(name);
  } catch {
    // Unknown, as it may be.
    return UNKNOWN;
  }
}

/** The blocks that lie in a stretch and in no other of its blocks, by where they start. */
function outermost(blocks: readonly Block[], span: Span): ReadonlyMap<number, Block> {
  const found = new Map<number, Block>();
  const add = (all: readonly Block[]) => {
    for (const block of all) {
      if (block.span.end <= span.start || block.span.start >= span.end) continue;
      if (span.start <= block.span.start && block.span.end <= span.end) found.set(block.span.start, block);
      else for (const branch of block.branches) add(branch.children);
    }
  };
  add(blocks);
  return found;
}
