import type { Span } from '../../text/span';
import { unquoted } from './yamlLine';
import type { YamlStep } from './yamlStep';

/** What is written at a place of a value on one line; columns count in the line. */
export interface FlowPlace {
  readonly steps: readonly YamlStep[];
  readonly part: 'key' | 'entry' | 'value';
  readonly word: Span;
  readonly quote: string;
  readonly inQuotes: boolean;
  /** Between brackets. */
  readonly inFlow: boolean;
  readonly written: ReadonlyMap<string, string>;
}

interface Level {
  readonly open: '[' | '{';
  readonly written: Map<string, string>;
  key: string | undefined;
}

/** What stands at a column of a line, in a value that begins at another; undefined behind a value that is closed. */
export function flowPlace(line: string, from: number, here: number): FlowPlace | undefined {
  const levels: Level[] = [];
  const isFlow = /^[[{]/.test(line.slice(from));
  let start = from;
  let at = from;
  while (at < here) {
    const letter = line.charAt(at);
    const isFirst = line.slice(start, at).trim() === '';
    if ((letter === '"' || letter === "'") && isFirst) {
      const close = closing(line, at);
      if (here <= close) return placed(levels, { start: at + 1, end: close }, { line, quote: letter });
      at = close + 1;
      continue;
    }
    if (isFlow && step(levels, { letter, line, start, at })) start = at + 1;
    at += 1;
    if (isFlow && levels.length === 0) return undefined;
  }
  return placed(levels, wordAround(line, start, { here, isFlow }), { line, quote: '' });
}

/** Takes one letter; true when it ends what stands before it. */
function step(
  levels: Level[],
  { letter, line, start, at }: { letter: string; line: string; start: number; at: number },
): boolean {
  const last = levels.at(-1);
  const text = line.slice(start, at);
  switch (letter) {
    case '[':
    case '{':
      if (text.trim() !== '') return false;
      levels.push({ open: letter, written: new Map(), key: undefined });
      return true;
    case ']':
    case '}':
      levels.pop();
      return true;
    case ',':
      if (last?.key !== undefined) last.written.set(last.key, unquoted(text));
      if (last !== undefined) last.key = undefined;
      return true;
    case ':':
      if (last?.open !== '{' || last.key !== undefined || !/[\s]|^$/.test(line.charAt(at + 1))) return false;
      last.key = unquoted(text);
      last.written.set(last.key, '');
      return true;
    default:
      return false;
  }
}

function placed(levels: readonly Level[], word: Span, { line, quote }: { line: string; quote: string }): FlowPlace {
  const last = levels.at(-1);
  const steps = levels.flatMap(({ open, key, written }): readonly YamlStep[] => {
    if (open === '[') return [{ kind: 'item' }];
    return key === undefined ? [] : [{ kind: 'key', name: key, beside: written }];
  });
  const isClosed = quote !== '' && line.charAt(word.end) === quote;
  return {
    steps,
    part: last === undefined || last.open === '[' ? 'entry' : last.key === undefined ? 'key' : 'value',
    word,
    quote: isClosed ? '' : quote,
    inQuotes: quote !== '',
    inFlow: levels.length > 0,
    written: last?.written ?? new Map(),
  };
}

/** The column of the quote that closes, or the line's end. */
function closing(line: string, at: number): number {
  const close = line.indexOf(line.charAt(at), at + 1);
  return close < 0 ? line.length : close;
}

function wordAround(line: string, from: number, { here, isFlow }: { here: number; isFlow: boolean }): Span {
  let start = from;
  while (start < here && line.charAt(start) === ' ') start += 1;
  const rest = isFlow ? /^[^,\]}\s:]*/ : /^[^\s]*/;
  return { start, end: here + (rest.exec(line.slice(here))?.[0].length ?? 0) };
}
