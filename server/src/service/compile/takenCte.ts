import { maskJinja, type JinjaDocument } from '@lakehouse/jinja';
import { cteQuery, withLists, type WithItem } from '@lakehouse/sql';
import type { Span } from '../text/span';
import type { NamedCte } from './compileResult';
import { piecesMap, sourceSpan, type MappedText } from './sourceMap';

/** The query of a CTE, ready to be run, and where the CTE stands in the source. */
export interface TakenCte {
  readonly name: string;
  readonly mapped: MappedText;
  readonly source: Span;
}

/**
 * The CTE of a rendered text that an offset of its source stands in; undefined outside of every one.
 *
 * It is looked for in the SQL that was made, so that it does not matter what Jinja stands around it or made its name.
 * Where the source of several is around the offset (a nested one, the rounds of a loop) the smallest is meant, then the first.
 */
export function takeCte(mapped: MappedText, offset: number): TakenCte | undefined {
  const around = itemsOf(mapped.text)
    .map(item => ({ item, source: sourceSpan(mapped.segments, item.span) }))
    .filter(({ source }) => source.start <= offset && offset <= source.end)
    .toSorted((a, b) => a.source.end - a.source.start - (b.source.end - b.source.start));
  const [taken] = around;
  if (taken === undefined) return undefined;
  const { item, source } = taken;
  const name = sourceSpan(mapped.segments, item.name.span);
  return { name: item.name.value, mapped: piecesMap(mapped, cteQuery(mapped.text, item), name), source };
}

/** The CTE at an offset as the template names it; undefined where Jinja makes the name. */
export function namedCteAt(jinja: JinjaDocument, offset: number): NamedCte | undefined {
  const mask = maskJinja(jinja);
  const items = itemsOf(mask.sql);
  const at = items.findLastIndex(({ span }) => span.start <= offset && offset <= span.end);
  const item = items[at];
  if (item === undefined || mask.placeholders.some(({ span }) => meets(span, item.name.span))) return undefined;
  const name = item.name.value;
  const before = items.slice(0, at).filter(other => other.name.value.toLowerCase() === name.toLowerCase()).length;
  return { name, before };
}

function itemsOf(sql: string): readonly WithItem[] {
  return withLists(sql)
    .flatMap(({ items }) => items)
    .toSorted((a, b) => a.span.start - b.span.start);
}

function meets(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
