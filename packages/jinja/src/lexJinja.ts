import { lexTag } from './lexTag';
import type { Segment, TagSegment } from './segment';

const END_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;

/**
 * Splits a template into text, tags, comments and raw stretches that cover all of it.
 *
 * Never throws: whatever is half typed becomes a segment that says it is not closed.
 * What stands in SQL comments is read like any text, because dbt renders it.
 */
export function lexJinja(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let textStart = 0;
  let at = nextDelimiter(text, 0);
  while (at < text.length) {
    if (at > textStart) segments.push({ kind: 'text', span: { start: textStart, end: at } });
    const segment = readSegment(text, at);
    segments.push(segment);
    textStart = segment.span.end;
    at = nextDelimiter(text, textStart);
  }
  if (text.length > textStart) segments.push({ kind: 'text', span: { start: textStart, end: text.length } });
  return segments;
}

/** Offset of the next `{{`, `{%` or `{#`, or the text's length. */
function nextDelimiter(text: string, from: number): number {
  for (let at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
    const next = text.charAt(at + 1);
    if (next === '{' || next === '%' || next === '#') return at;
  }
  return text.length;
}

function readSegment(text: string, start: number): Segment {
  if (text.charAt(start + 1) === '#') {
    const close = text.indexOf('#}', start + 2);
    const end = close < 0 ? text.length : close + 2;
    return { kind: 'comment', span: { start, end }, closed: close >= 0 };
  }
  const tag = lexTag(text, start);
  return isRaw(tag) ? readRaw(text, tag) : tag;
}

function isRaw(tag: TagSegment): boolean {
  const first = tag.tokens[0];
  return tag.kind === 'statement' && tag.closed && first?.kind === 'name' && first.text === 'raw';
}

function readRaw(text: string, open: TagSegment): Segment {
  END_RAW.lastIndex = open.span.end;
  const close = END_RAW.exec(text);
  const innerEnd = close?.index ?? text.length;
  const end = close === null ? text.length : close.index + close[0].length;
  return {
    kind: 'raw',
    span: { start: open.span.start, end },
    inner: { start: open.span.end, end: innerEnd },
    closed: close !== null,
  };
}
