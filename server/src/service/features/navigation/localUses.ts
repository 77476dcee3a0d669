import { expressionsOf, walk, type JinjaDocument, type Tag } from '@lakehouse/jinja';
import type { Highlight } from '../../answers/editorMark';
import { localNames, type LocalName } from '../../dbt/jinja/localNames';
import { touches, type Span } from '../../text/span';

interface NamePlace {
  readonly name: string;
  readonly span: Span;
}

/** A name that a template sets itself, with every place of it. */
export interface LocalUses {
  readonly made: LocalName;
  readonly places: readonly Highlight[];
}

/** The name under a cursor that the template sets itself: by `set`, as a parameter, or in a loop. */
export function localUses(document: JinjaDocument, offset: number): LocalUses | undefined {
  const tag = document.tags.find(({ segment }) => touches(segment.span, offset));
  const names = tag === undefined ? [] : namesIn(tag);
  const own = localNames(document);
  const at = [...names, ...own].find(({ span }) => touches(span, offset));
  if (at === undefined) return undefined;
  const made = nearest(own, at);
  if (made === undefined) return undefined;
  const same = own.filter(one => one.name === made.name && isSameReach(one, made));
  const writes = new Set(same.map(({ span }) => span.start));
  const reads = document.tags
    .flatMap(namesIn)
    .filter(one => one.name === made.name && !writes.has(one.span.start) && isSameName(own, one, made));
  const places = [
    ...same.map(({ span }) => ({ span, write: true })),
    ...reads.map(({ span }) => ({ span, write: false })),
  ];
  return { made, places };
}

/** The innermost stretch in which the name at a place counts. */
function nearest(own: readonly LocalName[], { name, span }: NamePlace): LocalName | undefined {
  const around = own.filter(
    one =>
      one.name === name &&
      ((one.reach.start <= span.start && span.end <= one.reach.end) || one.span.start === span.start),
  );
  return around.toSorted((a, b) => a.reach.end - a.reach.start - (b.reach.end - b.reach.start))[0];
}

function isSameName(own: readonly LocalName[], place: NamePlace, made: LocalName): boolean {
  const nearestOne = nearest(own, place);
  return nearestOne !== undefined && isSameReach(nearestOne, made);
}

function isSameReach({ reach }: LocalName, other: LocalName): boolean {
  return reach.start === other.reach.start && reach.end === other.reach.end;
}

function namesIn(tag: Tag): readonly NamePlace[] {
  const found: NamePlace[] = [];
  for (const expression of tag.kind === 'print' ? tag.expressions : expressionsOf(tag.statement))
    walk(expression, part => {
      if (part.kind === 'name') found.push({ name: part.name, span: part.span });
    });
  return found;
}
