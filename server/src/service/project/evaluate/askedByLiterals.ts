import type { JinjaDocument } from '@lakehouse/jinja';
import type { Dependency } from '../projectNode';
import type { Span } from '../../text/span';
import { askedAtParse } from './askedAtParse';
import type { ParsePlace } from './parseContext';

/** What a stretch of a template asks for when its text alone tells: undefined when that needs anything of a project. */
export function askedByLiterals(document: JinjaDocument, body: Span): readonly Dependency[] | undefined {
  const needs = new Set<string>();
  const need = (what: string) => () => {
    needs.add(what);
    return undefined;
  };
  const place: ParsePlace = {
    packageName: '',
    projectName: '',
    get vars() {
      needs.add('vars');
      return {};
    },
    get target() {
      needs.add('target');
      return undefined;
    },
    environment: need('environment'),
    macro: need('macro'),
    dispatched: need('macro'),
    documentOf: need('macro'),
  };
  const asked = askedAtParse(document, body, place);
  return needs.size > 0 ? undefined : asked;
}
