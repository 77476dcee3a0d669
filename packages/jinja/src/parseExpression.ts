import type { Argument, CallExpression, Expression } from './expression';
import { BINDING, CONSTANTS, NOT_BINDING, STOPS } from './operators';
import type { Span } from './span';
import type { StringToken, Token } from './token';
import { TokenReader } from './tokenReader';

/** Deeper nesting than anyone writes is read as a hole, so that garbage cannot exhaust the stack. */
const DEEPEST = 60;

/** Reads expressions from the tokens of one tag, from the left; tolerant of everything. */
export class ExpressionParser extends TokenReader {
  #depth = 0;

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
    return this.#filtered(this.#postfix(this.#primary()));
  }

  #conditional(first: Expression): Expression {
    let then = first;
    while (this.take('if')) {
      const condition = this.#binary(0);
      const otherwise = this.take('else') ? this.parse() : undefined;
      const { end } = (otherwise ?? condition).span;
      then = { kind: 'conditional', condition, then, otherwise, span: { start: then.span.start, end } };
    }
    return then;
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const operator = this.#operator();
      const binding = operator === undefined ? undefined : BINDING[operator];
      if (operator === undefined || binding === undefined || binding < least) return left;
      this.skip(operator === 'not in' ? 2 : 1);
      const right = this.#deeper(() => this.#binary(binding + 1));
      left = { kind: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } };
    }
  }

  #operator(): string | undefined {
    const token = this.peek();
    if (token === undefined || (token.kind !== 'name' && token.kind !== 'operator')) return undefined;
    if (token.text !== 'not') return Object.hasOwn(BINDING, token.text) ? token.text : undefined;
    const next = this.peek(1);
    return next?.kind === 'name' && next.text === 'in' ? 'not in' : undefined;
  }

  #unary(): Expression {
    const token = this.peek();
    if (token?.kind !== 'name' || token.text !== 'not') return this.#filtered(this.#signed());
    this.skip();
    const operand = this.#deeper(() => this.#binary(NOT_BINDING));
    return unary(token.text, token.span, operand);
  }

  /** A sign binds tighter than `**`, and looser than members and calls; filters apply to all of it: `-2 | abs` is 2. */
  #signed(): Expression {
    const token = this.peek();
    if (token?.kind !== 'operator' || (token.text !== '-' && token.text !== '+')) return this.#postfix(this.#primary());
    this.skip();
    return unary(
      token.text,
      token.span,
      this.#deeper(() => this.#signed()),
    );
  }

  #postfix(start: Expression): Expression {
    let expression = start;
    for (;;) {
      const next = this.#postfixOnce(expression);
      if (next === undefined) return expression;
      expression = next;
    }
  }

  #filtered(start: Expression): Expression {
    let expression = start;
    while (expression.kind !== 'hole') {
      if (this.take('|')) expression = this.#filter(expression, 'filter');
      else if (this.take('is')) expression = this.#filter(expression, 'test');
      else if (this.sees('(')) expression = this.#call(expression);
      else break;
    }
    return expression;
  }

  #postfixOnce(input: Expression): Expression | undefined {
    if (input.kind === 'hole') return undefined;
    if (this.take('.')) return this.#member(input);
    if (this.sees('(')) return this.#call(input);
    if (this.sees('[')) return this.#index(input);
    return undefined;
  }

  #member(object: Expression): Expression {
    const token = this.peek();
    const named = token?.kind === 'name' || token?.kind === 'number';
    const nameSpan = named ? token.span : this.#hole().span;
    if (named) this.skip();
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
    const open = this.peek() as Token;
    this.skip();
    const args: Argument[] = [];
    while (!this.done && !this.sees(')')) {
      const before = this.at;
      const arg = this.#argument();
      if (arg !== undefined) args.push(arg);
      this.#separate(')', before);
    }
    const close = this.peek();
    const closed = this.take(')');
    if (!closed) this.refuse({ kind: 'unclosedBracket', span: open.span, expected: ')' });
    const end = closed && close !== undefined ? close.span.end : this.end;
    const argsSpan = { start: open.span.end, end: closed ? end - 1 : end };
    return { kind: 'call', callee, args, argsSpan, closed, span: { start: callee.span.start, end } };
  }

  #argument(): Argument | undefined {
    if (!this.take('*')) this.take('**');
    const token = this.peek();
    const next = this.peek(1);
    const named = token?.kind === 'name' && next?.kind === 'operator' && next.text === '=';
    if (!named) {
      if (this.sees(',')) return this.#positional(this.#hole());
      return this.#positional(this.parse());
    }
    this.skip(2);
    const value = this.sees(',') || this.sees(')') ? this.#hole() : this.parse();
    const span = { start: token.span.start, end: Math.max(next.span.end, value.span.end) };
    return { name: token.text, nameSpan: token.span, value, span };
  }

  #positional(value: Expression): Argument {
    return { name: undefined, nameSpan: undefined, value, span: value.span };
  }

  #filter(input: Expression, kind: 'filter' | 'test'): Expression {
    const negated = kind === 'test' && this.take('not');
    const token = this.peek();
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
    this.skip();
    // A filter's name may have dots.
    while (this.sees('.') && this.peek(1)?.kind === 'name') this.skip(2);
    const call = this.sees('(') ? this.#call({ kind: 'name', name: token.text, span: token.span }) : undefined;
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

  /** `x is divisibleby 3`, `x is in [1]`: a test may take one argument without brackets. */
  #bareTestArgument(): readonly Argument[] {
    const token = this.peek();
    const starts =
      token?.kind === 'string' ||
      token?.kind === 'number' ||
      (token?.kind === 'name' && !STOPS.has(token.text)) ||
      (token?.kind === 'operator' && (token.text === '[' || token.text === '{'));
    return starts ? [this.#positional(this.#postfix(this.#primary()))] : [];
  }

  #primary(): Expression {
    const token = this.peek();
    if (token === undefined) return this.#hole();
    switch (token.kind) {
      case 'string':
        return this.#string(token);
      case 'number':
        this.skip();
        return { kind: 'number', value: Number(token.text.replaceAll('_', '')), span: token.span };
      case 'name':
        return this.#name(token.text, token.span);
      case 'operator':
        return this.#bracketed(token.text);
    }
  }

  /** Literals that stand side by side are one text. */
  #string({ value, inner, closed, span }: StringToken): Expression {
    this.skip();
    const next = this.peek();
    if (next?.kind !== 'string') return { kind: 'string', value, inner, closed, span };
    const rest = this.#string(next);
    if (rest.kind !== 'string') return rest;
    return {
      kind: 'string',
      value: value + rest.value,
      inner: { start: inner.start, end: rest.inner.end },
      closed: closed && rest.closed,
      span: { start: span.start, end: rest.span.end },
    };
  }

  #name(text: string, span: Span): Expression {
    if (STOPS.has(text)) return this.#hole();
    this.skip();
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
    const bracket = this.nextSpan();
    this.take(open);
    const items: Expression[] = [];
    let comma = false;
    while (!this.done && !this.sees(close)) {
      const before = this.at;
      // A slice may leave out any of its parts.
      if (open === '[' && this.sees(':')) items.push(this.#place());
      else items.push(this.sees(',') ? this.#hole() : this.parse());
      comma ||= this.sees(',');
      if (open !== '[' || !this.take(':')) this.#separate(close, before);
    }
    return { items, comma, span: { start: bracket.start, end: this.#closing(close, bracket) } };
  }

  #dict(): Expression {
    const bracket = this.nextSpan();
    this.take('{');
    const entries: { key: Expression; value: Expression }[] = [];
    while (!this.done && !this.sees('}')) {
      const before = this.at;
      const key = this.parse();
      const value = this.take(':') ? this.parse() : this.#hole(':');
      entries.push({ key, value });
      this.#separate('}', before);
    }
    return { kind: 'dict', entries, span: { start: bracket.start, end: this.#closing('}', bracket) } };
  }

  /** Steps over the comma between two items, and over one token that neither is nor follows an item. */
  #separate(close: string, before: number): void {
    if (this.take(',') || this.sees(close)) return;
    this.refuseRest();
    if (this.at === before) this.skip();
  }

  #closing(close: string, bracket: Span): number {
    const token = this.peek();
    if (this.take(close) && token !== undefined) return token.span.end;
    this.refuse({ kind: 'unclosedBracket', span: bracket, expected: close });
    return this.end;
  }

  #deeper(read: () => Expression): Expression {
    if (this.#depth >= DEEPEST) return this.#tooDeep();
    this.#depth++;
    const expression = read();
    this.#depth--;
    return expression;
  }

  #tooDeep(): Expression {
    const place = this.#place();
    this.giveUp();
    return place;
  }

  /** Something is missing before the next token. */
  #hole(expected = 'expression'): Expression {
    this.expect(expected);
    return this.#place();
  }

  /** Nothing stands before the next token, and nothing has to. */
  #place(): Expression {
    const { start } = this.nextSpan();
    return { kind: 'hole', span: { start, end: start } };
  }
}

function unary(operator: string, sign: Span, operand: Expression): Expression {
  const end = Math.max(sign.end, operand.span.end);
  return { kind: 'unary', operator, operand, span: { start: sign.start, end } };
}
