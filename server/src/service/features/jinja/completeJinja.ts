import type { Completion } from '../../answers/completion';
import { FILTERS } from '../../dbt/jinja/catalogue/filters';
import { JINJA_TESTS } from '../../dbt/jinja/catalogue/jinjaTests';
import { jinjaPlace } from '../../dbt/jinja/jinjaPlace';
import type { FeatureContext } from '../../feature';
import { builtinEntry } from './builtinEntry';
import { completeDispatch } from './completeDispatch';
import { completeMember } from './completeMember';
import { completeName } from './completeName';
import { completeTag } from './completeTag';

/** What may be written at a place inside of a tag: names, members, filters, tests, statements. */
export function completeJinja(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const place = jinjaPlace(context.document, offset);
  if (place === undefined) return undefined;
  const slot = { replace: place.word, called: isCalled(context, place.word.end) };
  switch (place.kind) {
    case 'keyword':
      return completeTag(context, place, offset);
    case 'name':
      return completeName(context, place, { slot, offset });
    case 'member':
      return completeMember(context, place, slot);
    case 'filter':
      return FILTERS.map(one => builtinEntry(one, slot, 'function'));
    case 'test':
      return JINJA_TESTS.map(one => builtinEntry(one, slot, 'function'));
    case 'text':
      return completeDispatch(context, place);
    case 'other':
      return undefined;
  }
}

/** Whether brackets follow already: a call that is being changed keeps its arguments. */
function isCalled({ document }: FeatureContext, offset: number): boolean {
  return /^\s*\(/.test(document.text.slice(offset, offset + 20));
}
