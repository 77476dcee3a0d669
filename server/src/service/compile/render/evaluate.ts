import { dottedName, type Argument, type CallExpression, type Expression, type Span } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import { filterValue, testValue } from './filters';
import { itemAt, memberOf, UnknownResult } from './methods';
import { binaryValue, unaryValue, type Computed } from './operators';
import { RenderStop } from './renderStop';
import type { Scope } from './scope';
import { isTrue, JinjaObject, type CallArguments, type NativeFunction, type Value } from './value';

/** What a template sees beside the names that it sets itself. */
export interface RenderContext {
  has(name: string): boolean;
  get(name: string): Value;
  /** The macro of the project that a call of this name runs, dbt's own function of that name or not. */
  macro(name: string): NativeFunction | undefined;
}

/** Works out an expression; throws a `RenderStop` where only dbt can tell. */
export class Evaluator {
  readonly #context: RenderContext;
  /** The template, to tell `f(*args)` from `f(args)`. */
  readonly #text: string;

  constructor(context: RenderContext, text: string) {
    this.#context = context;
    this.#text = text;
  }

  evaluate(expression: Expression, scope: Scope): Value {
    switch (expression.kind) {
      case 'string':
      case 'number':
      case 'constant':
        return expression.value;
      case 'name':
        return this.#name(expression.name, expression.span, scope);
      case 'list':
        return expression.items.map(item => this.evaluate(item, scope));
      case 'dict':
        return new Map(
          expression.entries.map(({ key, value }) => [this.evaluate(key, scope), this.evaluate(value, scope)]),
        );
      case 'call':
        return this.#call(expression, scope);
      case 'member':
        return this.#member(expression, scope);
      case 'index':
        return this.#index(expression, scope);
      case 'filter':
      case 'test':
        return this.#filter(expression, scope);
      case 'unary':
        return this.#unary(expression, scope);
      case 'binary':
        return this.#binary(expression, scope);
      case 'conditional':
        return this.#conditional(expression, scope);
      case 'hole':
        throw new RenderStop('needsDbt', l10n.t('An expression is not finished.'), expression.span);
    }
  }

  #name(name: string, span: Span, scope: Scope): Value {
    if (scope.has(name)) return scope.get(name);
    const macro = this.#context.macro(name);
    if (macro !== undefined) return macro;
    if (this.#context.has(name)) return this.#context.get(name);
    throw new RenderStop('needsDbt', l10n.t('Only dbt knows what "{0}" is.', name), span);
  }

  #call(call: CallExpression, scope: Scope): Value {
    const name = dottedName(call.callee) ?? '';
    if (!call.closed) throw new RenderStop('problem', l10n.t('This call has no closing bracket.'), call.span);
    const callee = this.#macro(name, scope) ?? this.evaluate(call.callee, scope);
    const run = callee instanceof JinjaObject ? callee.call : callee;
    if (typeof run !== 'function')
      throw new RenderStop('needsDbt', l10n.t('Only dbt can call "{0}".', name), call.span);
    const args = this.#arguments(call.args, { call, scope });
    return guarded(call.span, () => run(args));
  }

  /** A macro called by its name, which may be dotted: `package.macro`. */
  #macro(name: string, scope: Scope): NativeFunction | undefined {
    const [first = ''] = name.split('.');
    return name === '' || scope.has(first) ? undefined : this.#context.macro(name);
  }

  #arguments(
    args: readonly Argument[],
    { call, scope }: { readonly call: CallArguments['call']; readonly scope: Scope },
  ): CallArguments {
    const positional: Value[] = [];
    const named = new Map<string, Value>();
    for (const argument of args) {
      if (this.#text.slice(0, argument.span.start).trimEnd().endsWith('*'))
        throw new RenderStop('needsDbt', l10n.t('Arguments from a list are left to dbt.'), call.span);
      const value = this.evaluate(argument.value, scope);
      if (argument.name === undefined) positional.push(value);
      else named.set(argument.name, value);
    }
    return { positional, named, call };
  }

  #member(expression: Extract<Expression, { kind: 'member' }>, scope: Scope): Value {
    const object = this.evaluate(expression.object, scope);
    return guarded(expression.span, () => memberOf(object, expression.name));
  }

  #index(expression: Extract<Expression, { kind: 'index' }>, scope: Scope): Value {
    const object = this.evaluate(expression.object, scope);
    if (expression.index.kind === 'list')
      throw new RenderStop('needsDbt', l10n.t('A slice is left to dbt.'), expression.span);
    const index = this.evaluate(expression.index, scope);
    return guarded(expression.span, () => itemAt(object, index));
  }

  #filter(expression: Extract<Expression, { kind: 'filter' | 'test' }>, scope: Scope): Value {
    const { name, span, kind, negated } = expression;
    const input = this.#input(expression, scope);
    const args = this.#arguments(expression.args, { call: { span, args: expression.args }, scope });
    if (kind === 'filter') return known(filterValue(name, input, args), span);
    return isTrue(known(testValue(name, input, args), span)) !== negated;
  }

  /** `x is defined` and `x | default(…)` are the two places where a name may be unknown to all. */
  #input({ input, name }: Extract<Expression, { kind: 'filter' | 'test' }>, scope: Scope): Value {
    const asks = ['defined', 'undefined', 'default', 'd'].includes(name);
    if (asks && input.kind === 'name' && !scope.has(input.name) && !this.#context.has(input.name))
      // A name that dbt gives and we do not know of must not pass for one that is missing.
      throw new RenderStop('needsDbt', l10n.t('Only dbt knows what "{0}" is.', input.name), input.span);
    return this.evaluate(input, scope);
  }

  #unary({ operator, operand, span }: Extract<Expression, { kind: 'unary' }>, scope: Scope): Value {
    return known(unaryValue(operator, this.evaluate(operand, scope)), span);
  }

  #binary(expression: Extract<Expression, { kind: 'binary' }>, scope: Scope): Value {
    const { operator, left, right, span } = expression;
    if (isComparison(operator) && left.kind === 'binary' && isComparison(left.operator))
      throw new RenderStop('needsDbt', l10n.t('A chain of comparisons is left to dbt.'), span);
    const first = this.evaluate(left, scope);
    if (operator === 'and') return isTrue(first) ? this.evaluate(right, scope) : first;
    if (operator === 'or') return isTrue(first) ? first : this.evaluate(right, scope);
    return known(binaryValue(operator, first, this.evaluate(right, scope)), span);
  }

  #conditional(expression: Extract<Expression, { kind: 'conditional' }>, scope: Scope): Value {
    if (isTrue(this.evaluate(expression.condition, scope))) return this.evaluate(expression.then, scope);
    return expression.otherwise && this.evaluate(expression.otherwise, scope);
  }
}

function isComparison(operator: string): boolean {
  return ['==', '!=', '<', '<=', '>', '>=', 'in', 'not in'].includes(operator);
}

function known(computed: Computed, span: Span): Value {
  if (computed !== 'unknown') return computed.value;
  throw new RenderStop('needsDbt', l10n.t('The value of this expression can only be told by dbt.'), span);
}

function guarded(span: Span, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnknownResult)) throw error;
    return known('unknown', span);
  }
}
