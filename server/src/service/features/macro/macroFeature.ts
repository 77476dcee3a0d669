import type { StringToken } from '@lakehouse/jinja';
import type { Place } from '../../answers/place';
import { packageAt } from '../../dbt/jinja/callee';
import { jinjaPlace } from '../../dbt/jinja/jinjaPlace';
import type { Feature, FeatureContext } from '../../feature';
import { touches } from '../../text/span';
import { checkDuplicates } from './checkDuplicates';
import { checkMacroCalls } from './checkMacroCalls';
import { checkNames } from './checkNames';
import { hoverMacro } from './hoverMacro';
import { signatureMacro } from './signatureMacro';

/** Macros of the project and its packages, and what dbt and Jinja bring along. */
export const macroFeature: Feature = {
  check: context => [...checkMacroCalls(context), ...checkNames(context), ...checkDuplicates(context)],
  hover: hoverMacro,
  signature: signatureMacro,
  define: defineMacro,
};

function defineMacro(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const { document, project } = context;
  const call = document.jinja.calls.find(({ nameSpan }) => touches(nameSpan, offset));
  const macro = call === undefined ? dispatchedAt(context, offset) : project?.macro(call.name, packageAt(context));
  return macro && [{ file: macro.file, span: macro.span }];
}

/** What `adapter.dispatch('…')` finds, under the cursor. */
function dispatchedAt(context: FeatureContext, offset: number) {
  const place = jinjaPlace(context.document, offset);
  if (place?.kind !== 'text' || place.call?.name !== 'adapter.dispatch' || place.call.index > 0) return undefined;
  const texts = place.segment.tokens.filter((token): token is StringToken => token.kind === 'string');
  const at = texts.findIndex(({ inner }) => inner.start === place.word.start);
  const name = texts[at]?.value;
  if (name === undefined) return undefined;
  return context.project?.dispatched({ name, namespace: texts[at + 1]?.value }, packageAt(context));
}
