import type { Span } from '../text/span';
import type { CompiledSegment } from './compileResult';

/** A text that knows which stretch of a source made each of its stretches. */
export interface MappedText {
  readonly text: string;
  readonly segments: readonly CompiledSegment[];
}

/** Puts a mapped text together, piece by piece. */
export class MappedTextBuilder {
  readonly #parts: string[] = [];
  readonly #segments: CompiledSegment[] = [];
  #length = 0;

  get text(): string {
    return this.#parts.join('');
  }

  /** Text that stands in the source as it is, from `start` on. */
  copy(text: string, start: number): void {
    this.#add(text, { start, end: start + text.length }, true);
  }

  /** Text that a stretch of the source made. */
  print(text: string, source: Span): void {
    this.#add(text, source, false);
  }

  /** A text that is mapped to the same source. */
  add({ text, segments }: MappedText): void {
    for (const { compiled, source, verbatim } of segments)
      this.#add(text.slice(compiled.start, compiled.end), source, verbatim);
  }

  finish(): MappedText {
    return { text: this.text, segments: this.#segments };
  }

  #add(text: string, source: Span, verbatim: boolean): void {
    if (text === '') return;
    const compiled = { start: this.#length, end: this.#length + text.length };
    this.#parts.push(text);
    this.#segments.push({ compiled, source, verbatim });
    this.#length = compiled.end;
  }
}

/** The same text as `inner`, its places told in the text that `outer` is mapped to. */
export function composeMaps(inner: MappedText, outer: readonly CompiledSegment[]): MappedText {
  const builder = new MappedTextBuilder();
  for (const { compiled, source, verbatim } of inner.segments) {
    const text = inner.text.slice(compiled.start, compiled.end);
    if (!verbatim) builder.print(text, sourceSpan(outer, source));
    else copyThrough(builder, { text, start: source.start }, outer);
  }
  return builder.finish();
}

/** Copies a stretch of the middle text, cut where the segments of the outer map are. */
function copyThrough(
  builder: MappedTextBuilder,
  { text, start }: { readonly text: string; readonly start: number },
  outer: readonly CompiledSegment[],
): void {
  for (const segment of outer) {
    const from = Math.max(segment.compiled.start, start);
    const to = Math.min(segment.compiled.end, start + text.length);
    if (from >= to) continue;
    const piece = text.slice(from - start, to - start);
    if (segment.verbatim) builder.copy(piece, segment.source.start + from - segment.compiled.start);
    else builder.print(piece, segment.source);
  }
}

/** A part of a mapped text by itself, with the places of its source kept. */
export function sliceMap({ text, segments }: MappedText, { start, end }: Span): MappedText {
  const builder = new MappedTextBuilder();
  copyThrough(builder, { text: text.slice(start, end), start }, segments);
  return builder.finish();
}

/** Stretches of a mapped text and words of our own put together; `source` is where those words are said to come from. */
export function piecesMap(
  { text, segments }: MappedText,
  pieces: readonly (Span | string)[],
  source: Span,
): MappedText {
  const builder = new MappedTextBuilder();
  for (const piece of pieces) {
    if (typeof piece === 'string') builder.print(piece, source);
    else copyThrough(builder, { text: text.slice(piece.start, piece.end), start: piece.start }, segments);
  }
  return builder.finish();
}

/**
 * The stretch of source behind a stretch of compiled text: exact where the text was copied, the whole tag where it
 * was printed. An empty stretch at the end of the text lies behind the last segment.
 */
export function sourceSpan(segments: readonly CompiledSegment[], compiled: Span): Span {
  const start = sourceOffset(segments, compiled.start, 'start');
  if (compiled.end <= compiled.start) return { start, end: start };
  const end = sourceOffset(segments, compiled.end - 1, 'end');
  // A loop prints its body more than once, so that the source of a stretch may end before it starts.
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

function sourceOffset(segments: readonly CompiledSegment[], offset: number, edge: 'start' | 'end'): number {
  const segment = segments.find(({ compiled }) => offset < compiled.end);
  if (segment === undefined) return segments.at(-1)?.source.end ?? 0;
  if (!segment.verbatim) return segment.source[edge];
  return segment.source.start + offset - segment.compiled.start + (edge === 'end' ? 1 : 0);
}

/** Where an offset of the source stands in the compiled text; `undefined` where nothing was printed for it. */
export function compiledOffset(segments: readonly CompiledSegment[], offset: number): number | undefined {
  const segment = segments.find(({ source }) => source.start <= offset && offset < source.end);
  if (segment === undefined) return undefined;
  return segment.compiled.start + (segment.verbatim ? offset - segment.source.start : 0);
}
