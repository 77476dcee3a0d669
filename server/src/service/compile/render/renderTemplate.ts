import type { Block, Expression, JinjaDocument, PrintTag, Segment, StatementTag } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Span } from '../../text/span';
import { MappedTextBuilder, type MappedText } from '../sourceMap';
import { Evaluator, type RenderContext } from './evaluate';
import { loopObject } from './loop';
import { RenderStop } from './renderStop';
import { Scope } from './scope';
import { trimmedSpan } from './trimmedSpan';
import { isTrue, itemsOf, printed, type Value } from './value';

/** Loops that print more than this are left to dbt. */
const MOST_ROUNDS = 10_000;

/** A stretch of a template with the blocks that stand in it. */
interface Body {
  readonly span: Span;
  readonly children: readonly Block[];
}

/** Renders a template as dbt would, or throws a `RenderStop`. */
export class TemplateRenderer {
  readonly #document: JinjaDocument;
  readonly #evaluator: Evaluator;
  readonly #printTags: ReadonlyMap<number, PrintTag>;
  readonly #statementTags: ReadonlyMap<number, StatementTag>;
  #rounds = 0;

  constructor(document: JinjaDocument, context: RenderContext) {
    this.#document = document;
    this.#evaluator = new Evaluator(context, document.text);
    const tags = document.tags.map(tag => [tag.segment.span.start, tag] as const);
    this.#printTags = new Map(tags.filter((entry): entry is [number, PrintTag] => entry[1].kind === 'print'));
    this.#statementTags = new Map(
      tags.filter((entry): entry is [number, StatementTag] => entry[1].kind === 'statement'),
    );
  }

  /** The stretch of the template, all of it by default. */
  render(span: Span = { start: 0, end: this.#document.text.length }, scope = new Scope()): MappedText {
    this.#refuseUnfinished(span);
    const builder = new MappedTextBuilder();
    this.#body({ span, children: blocksWithin(this.#document.structure.blocks, span) }, scope, builder);
    return builder.finish();
  }

  /** What these stretches of the template set, as far as it can be told. */
  scopeOf(definitions: readonly Span[]): Scope {
    const scope = new Scope();
    for (const span of definitions) {
      try {
        this.render(span, scope);
      } catch (error) {
        // A name that is not set here stops whoever asks for it, and nobody else.
        if (!(error instanceof RenderStop)) throw error;
      }
    }
    return scope;
  }

  #refuseUnfinished(span: Span): void {
    const open = this.#document.segments.find(segment => isOpen(segment) && overlaps(segment.span, span));
    if (open !== undefined) throw new RenderStop('problem', l10n.t('This tag of Jinja has no end.'), open.span);
    const broken = this.#document.structure.problems.find(({ tag }) => overlaps(tag.segment.span, span));
    if (broken === undefined) return;
    const { keyword } = broken.tag.statement;
    const message =
      broken.kind === 'missingEnd'
        ? l10n.t('"{0}" has no "{1}".', keyword, `end${keyword}`)
        : l10n.t('"{0}" belongs to no open block.', keyword);
    throw new RenderStop('problem', message, broken.tag.segment.span);
  }

  #body({ span, children }: Body, scope: Scope, builder: MappedTextBuilder): void {
    const starts = new Map(children.map(block => [block.span.start, block]));
    const { segments, text } = this.#document;
    let at = span.start;
    for (const [index, segment] of segments.entries()) {
      if (segment.span.end <= at || segment.span.start >= span.end) continue;
      const block = starts.get(segment.span.start);
      if (block === undefined) {
        const piece = clipped(trimmedSpan(text, segments, index), { start: at, end: span.end });
        this.#segment(segment, { piece, scope, builder });
        continue;
      }
      this.#block(block, scope, builder);
      at = block.span.end;
    }
  }

  #segment(
    segment: Segment,
    { piece, scope, builder }: { readonly piece: Span; readonly scope: Scope; readonly builder: MappedTextBuilder },
  ): void {
    switch (segment.kind) {
      case 'text':
      case 'raw':
        builder.copy(this.#document.text.slice(piece.start, piece.end), piece.start);
        return;
      case 'comment':
        return;
      case 'expression':
        this.#print(segment.span, scope, builder);
        return;
      case 'statement':
        this.#statement(segment.span, scope);
    }
  }

  #print(span: Span, scope: Scope, builder: MappedTextBuilder): void {
    const [expression, more] = this.#printTags.get(span.start)?.expressions ?? [];
    if (expression === undefined || more !== undefined)
      throw new RenderStop('needsDbt', l10n.t('This expression cannot be read.'), span);
    builder.print(this.#printed(expression, scope), span);
  }

  #printed(expression: Expression, scope: Scope): string {
    const value = this.#evaluator.evaluate(expression, scope);
    const text = printed(value);
    if (text !== undefined) return text;
    throw new RenderStop('needsDbt', l10n.t('Only dbt can print this value.'), expression.span);
  }

  /** A statement without a block. */
  #statement(span: Span, scope: Scope): void {
    const statement = this.#statementTags.get(span.start)?.statement;
    if (statement?.kind === 'set' && statement.value !== undefined)
      return this.#assign(statement.targets, this.#evaluator.evaluate(statement.value, scope), scope);
    if (statement?.kind === 'other' && statement.keyword === 'do' && statement.expressions.length === 1) {
      for (const expression of statement.expressions) this.#evaluator.evaluate(expression, scope);
      return;
    }
    throw new RenderStop('needsDbt', l10n.t('The statement "{0}" is left to dbt.', statement?.keyword ?? ''), span);
  }

  #assign(targets: readonly Expression[], value: Value, scope: Scope): void {
    const [target] = targets;
    if (targets.length > 1) return this.#unpack(targets, value, scope);
    if (target?.kind === 'name') return scope.set(target.name, value);
    const space = target?.kind === 'member' ? this.#evaluator.evaluate(target.object, scope) : undefined;
    if (target?.kind !== 'member' || !(space instanceof Map))
      throw new RenderStop('needsDbt', l10n.t('What is set here can only be told by dbt.'), target?.span ?? nowhere);
    space.set(target.name, value);
  }

  #unpack(targets: readonly Expression[], value: Value, scope: Scope): void {
    const items = itemsOf(value);
    if (items?.length !== targets.length)
      throw new RenderStop(
        'needsDbt',
        l10n.t('What is set here can only be told by dbt.'),
        targets[0]?.span ?? nowhere,
      );
    for (const [at, target] of targets.entries()) this.#assign([target], items[at], scope);
  }

  #block(block: Block, scope: Scope, builder: MappedTextBuilder): void {
    const [first] = block.branches;
    const statement = first?.tag.statement;
    if (statement?.kind === 'if') return this.#if(block, scope, builder);
    if (statement?.kind === 'for') return this.#for(block, scope, builder);
    if (first !== undefined && statement?.kind === 'set') {
      const inner = new MappedTextBuilder();
      this.#body({ span: first.body, children: first.children }, new Scope(scope), inner);
      return this.#assign(statement.targets, inner.text, scope);
    }
    throw new RenderStop('needsDbt', l10n.t('The block "{0}" is left to dbt.', block.keyword), block.span);
  }

  #if(block: Block, scope: Scope, builder: MappedTextBuilder): void {
    for (const { tag, body, children } of block.branches) {
      const { statement } = tag;
      if (statement.kind === 'if' && !isTrue(this.#evaluator.evaluate(statement.condition, scope))) continue;
      return this.#body({ span: body, children }, scope, builder);
    }
  }

  #for(block: Block, scope: Scope, builder: MappedTextBuilder): void {
    const [loop, otherwise] = block.branches;
    const statement = loop?.tag.statement;
    if (loop === undefined || statement?.kind !== 'for') return;
    const recursive = loop.tag.segment.tokens.some(token => token.kind === 'name' && token.text === 'recursive');
    const all = itemsOf(this.#evaluator.evaluate(statement.iterable, scope));
    if (all === undefined || recursive)
      throw new RenderStop('needsDbt', l10n.t('What this loop goes over can only be told by dbt.'), block.span);
    const rounds = all.map(item => this.#round(statement.targets, item, scope));
    const { condition } = statement;
    const kept =
      condition === undefined ? rounds : rounds.filter(round => isTrue(this.#evaluator.evaluate(condition, round)));
    this.#rounds += kept.length;
    if (this.#rounds > MOST_ROUNDS)
      throw new RenderStop(
        'needsDbt',
        l10n.t('Loops of more than {0} rounds are left to dbt.', MOST_ROUNDS),
        block.span,
      );
    for (const [at, round] of kept.entries()) {
      round.set('loop', loopObject(at, kept.length));
      this.#body({ span: loop.body, children: loop.children }, round, builder);
    }
    if (kept.length === 0 && otherwise !== undefined)
      this.#body({ span: otherwise.body, children: otherwise.children }, new Scope(scope), builder);
  }

  #round(targets: readonly Expression[], item: Value, scope: Scope): Scope {
    const round = new Scope(scope);
    this.#assign(targets, item, round);
    return round;
  }
}

const nowhere: Span = { start: 0, end: 0 };

function isOpen(segment: Segment): boolean {
  return segment.kind !== 'text' && !segment.closed;
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function clipped(span: Span, within: Span): Span {
  const start = Math.max(span.start, within.start);
  return { start, end: Math.max(start, Math.min(span.end, within.end)) };
}

/** The outermost blocks that lie in a stretch as a whole. */
function blocksWithin(blocks: readonly Block[], span: Span): readonly Block[] {
  return blocks.flatMap(block => {
    if (span.start <= block.span.start && block.span.end <= span.end) return [block];
    return block.branches.flatMap(branch => blocksWithin(branch.children, span));
  });
}
