import type { Argument, CallExpression, Expression } from './expression';
import type { Span } from './span';
import type { Token } from './token';

/** Deeper nesting than anyone writes is read as a hole, so that garbage cannot exhaust the stack. */
const DEEPEST = 60;

const CONSTANTS = new Map<string, boolean | null>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** How tightly binary operators bind; the higher the tighter. */
const BINDING: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  in: 4,
  'not in': 4,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '~': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '//': 7,
  '%': 7,
  '**': 9,
};
const NOT_BINDING = 3;
const SIGN_BINDING = 8;
const STOPS = new Set(['if', 'else', 'in', 'is', 'and', 'or', 'not', 'recursive', 'import', 'as', 'with', 'without']);

/** Reads expressions from the tokens of one tag, from the left; tolerant of everything. */
export class ExpressionParser {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at: number;
  #depth = 0;

  /** `end` is the offset behind the last token: where a hole at the end of the tag stands. */
  constructor(tokens: readonly Token[], from: number, end: number) {
    this.#tokens = tokens;
    this.#at = from;
    this.#end = end;
  }

  /** Index of the token that comes next. */
  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Steps over one token that starts no expression. */
  skip(): void {
    this.#at++;
  }

  /** Steps over a name or operator if it comes next. */
  take(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.#at++;
    return true;
  }

  /** An expression with `a if b else c`; a lone comma behind it is left to the caller. */
  parse(): Expression {
    if (this.#depth >= DEEPEST) return this.#tooDeep();
    this.#depth++;
    const expression = this.#conditional(this.#binary(0));
    this.#depth--;
    return expression;
  }

  /** An expression without a trailing condition: what stands before the `if` of a `for`. */
  parseUnconditional(): Expression {
    return this.#binary(0);
  }

  /** One operand with its members, calls and filters: a target of `set` or `for`. */
  parseOperand(): Expression {
    return this.#postfix(this.#primary());
  }

  #conditional(then: Expression): Expression {
    if (!this.take('if')) return then;
    const condition = this.#binary(0);
    const otherwise = this.take('else') ? this.parse() : undefined;
    const last = otherwise ?? condition;
    return { kind: 'conditional', condition, then, otherwise, span: { start: then.span.start, end: last.span.end } };
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const operator = this.#operator();
      const binding = operator === undefined ? undefined : BINDING[operator];
      if (operator === undefined || binding === undefined || binding < least) return left;
      this.#at += operator === 'not in' ? 2 : 1;
      const right = this.#deeper(() => this.#binary(binding + 1));
      left = { kind: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } };
    }
  }

  #operator(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || (token.kind !== 'name' && token.kind !== 'operator')) return undefined;
    if (token.text !== 'not') return Object.hasOwn(BINDING, token.text) ? token.text : undefined;
    const next = this.#tokens[this.#at + 1];
    return next?.kind === 'name' && next.text === 'in' ? 'not in' : undefined;
  }

  #unary(): Expression {
    const token = this.#tokens[this.#at];
    const sign = token?.kind === 'operator' && (token.text === '-' || token.text === '+');
    const not = token?.kind === 'name' && token.text === 'not';
    if (token === undefined || (!sign && !not)) return this.#postfix(this.#primary());
    this.#at++;
    const operand = this.#deeper(() => this.#binary(not ? NOT_BINDING : SIGN_BINDING));
    return {
      kind: 'unary',
      operator: token.text,
      operand,
      span: { start: token.span.start, end: Math.max(token.span.end, operand.span.end) },
    };
  }

  #postfix(start: Expression): Expression {
    let expression = start;
    for (;;) {
      const next = this.#postfixOnce(expression);
      if (next === undefined) return expression;
      expression = next;
    }
  }

  #postfixOnce(input: Expression): Expression | undefined {
    if (input.kind === 'hole') return undefined;
    if (this.take('.')) return this.#member(input);
    if (this.#sees('(')) return this.#call(input);
    if (this.#sees('[')) return this.#index(input);
    if (this.take('|')) return this.#filter(input, 'filter');
    if (this.take('is')) return this.#filter(input, 'test');
    return undefined;
  }

  #member(object: Expression): Expression {
    const token = this.#tokens[this.#at];
    const named = token?.kind === 'name' || token?.kind === 'number';
    const nameSpan = named ? token.span : this.#hole().span;
    if (named) this.#at++;
    const span = { start: object.span.start, end: nameSpan.end };
    return { kind: 'member', object, name: named ? token.text : '', nameSpan, span };
  }

  #index(object: Expression): Expression {
    const list = this.#list('[', ']');
    const only = list.items.length === 1 ? list.items[0] : undefined;
    return {
      kind: 'index',
      object,
      index: only ?? { kind: 'list', items: list.items, span: list.span },
      span: { start: object.span.start, end: list.span.end },
    };
  }

  #call(callee: Expression): CallExpression {
    const open = this.#tokens[this.#at] as Token;
    this.#at++;
    const args: Argument[] = [];
    while (!this.done && !this.#sees(')')) {
      const before = this.#at;
      const arg = this.#argument();
      if (arg !== undefined) args.push(arg);
      if (!this.take(',') && this.#at === before) this.#at++;
    }
    const close = this.#tokens[this.#at];
    const closed = this.take(')');
    const end = closed && close !== undefined ? close.span.end : this.#end;
    const argsSpan = { start: open.span.end, end: closed ? end - 1 : end };
    return { kind: 'call', callee, args, argsSpan, closed, span: { start: callee.span.start, end } };
  }

  #argument(): Argument | undefined {
    if (!this.take('*')) this.take('**');
    const token = this.#tokens[this.#at];
    const next = this.#tokens[this.#at + 1];
    const named = token?.kind === 'name' && next?.kind === 'operator' && next.text === '=';
    if (!named) {
      if (this.#sees(',')) return this.#positional(this.#hole());
      return this.#positional(this.parse());
    }
    this.#at += 2;
    const value = this.#sees(',') || this.#sees(')') ? this.#hole() : this.parse();
    const span = { start: token.span.start, end: Math.max(next.span.end, value.span.end) };
    return { name: token.text, nameSpan: token.span, value, span };
  }

  #positional(value: Expression): Argument {
    return { name: undefined, nameSpan: undefined, value, span: value.span };
  }

  #filter(input: Expression, kind: 'filter' | 'test'): Expression {
    const negated = kind === 'test' && this.take('not');
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'name') {
      const { span } = this.#hole();
      return {
        kind,
        input,
        name: '',
        nameSpan: span,
        args: [],
        negated,
        span: { start: input.span.start, end: span.end },
      };
    }
    this.#at++;
    const call = this.#sees('(') ? this.#call({ kind: 'name', name: token.text, span: token.span }) : undefined;
    const args = call?.args ?? (kind === 'test' ? this.#bareTestArgument() : []);
    const end = call?.span.end ?? args.at(-1)?.span.end ?? token.span.end;
    return {
      kind,
      input,
      name: token.text,
      nameSpan: token.span,
      args,
      negated,
      span: { start: input.span.start, end },
    };
  }

  /** `x is divisibleby 3`: a test may take one argument without brackets. */
  #bareTestArgument(): readonly Argument[] {
    const token = this.#tokens[this.#at];
    const starts =
      token?.kind === 'string' || token?.kind === 'number' || (token?.kind === 'name' && !STOPS.has(token.text));
    return starts ? [this.#positional(this.#primary())] : [];
  }

  #primary(): Expression {
    const token = this.#tokens[this.#at];
    if (token === undefined) return this.#hole();
    switch (token.kind) {
      case 'string':
        this.#at++;
        return { kind: 'string', value: token.value, inner: token.inner, closed: token.closed, span: token.span };
      case 'number':
        this.#at++;
        return { kind: 'number', value: Number(token.text.replaceAll('_', '')), span: token.span };
      case 'name':
        return this.#name(token.text, token.span);
      case 'operator':
        return this.#bracketed(token.text);
    }
  }

  #name(text: string, span: Span): Expression {
    if (STOPS.has(text)) return this.#hole();
    this.#at++;
    const value = CONSTANTS.get(text);
    return value === undefined ? { kind: 'name', name: text, span } : { kind: 'constant', value, span };
  }

  #bracketed(text: string): Expression {
    if (this.#depth >= DEEPEST) return this.#tooDeep();
    if (text === '{') return this.#dict();
    if (text === '[') return { kind: 'list', ...this.#list('[', ']') };
    if (text !== '(') return this.#hole();
    const list = this.#list('(', ')');
    const only = list.items.length === 1 && !list.comma ? list.items[0] : undefined;
    return only ?? { kind: 'list', items: list.items, span: list.span };
  }

  #list(open: string, close: string): { items: Expression[]; span: Span; comma: boolean } {
    const start = this.#tokens[this.#at]?.span.start ?? this.#end;
    this.take(open);
    const items: Expression[] = [];
    let comma = false;
    while (!this.done && !this.#sees(close)) {
      const before = this.#at;
      items.push(this.#sees(',') || this.#sees(':') ? this.#hole() : this.parse());
      const separated = this.take(',');
      comma ||= separated;
      if (!separated && !this.take(':') && this.#at === before) this.#at++;
    }
    return { items, comma, span: { start, end: this.#closing(close) } };
  }

  #dict(): Expression {
    const start = this.#tokens[this.#at]?.span.start ?? this.#end;
    this.take('{');
    const entries: { key: Expression; value: Expression }[] = [];
    while (!this.done && !this.#sees('}')) {
      const before = this.#at;
      const key = this.parse();
      const value = this.take(':') ? this.parse() : this.#hole();
      entries.push({ key, value });
      if (!this.take(',') && this.#at === before) this.#at++;
    }
    return { kind: 'dict', entries, span: { start, end: this.#closing('}') } };
  }

  #closing(close: string): number {
    const token = this.#tokens[this.#at];
    return this.take(close) && token !== undefined ? token.span.end : this.#end;
  }

  #deeper(read: () => Expression): Expression {
    if (this.#depth >= DEEPEST) return this.#tooDeep();
    this.#depth++;
    const expression = read();
    this.#depth--;
    return expression;
  }

  #tooDeep(): Expression {
    const hole = this.#hole();
    this.#at = this.#tokens.length;
    return hole;
  }

  #hole(): Expression {
    const start = this.#tokens[this.#at]?.span.start ?? this.#end;
    return { kind: 'hole', span: { start, end: start } };
  }

  #sees(text: string): boolean {
    const token = this.#tokens[this.#at];
    return (token?.kind === 'name' || token?.kind === 'operator') && token.text === text;
  }
}
