import type { Place } from '../../answers/place';
import type { Feature, FeatureContext } from '../../feature';
import { touches } from '../../text/span';

/** Calls of the project's macros. */
export const macroFeature: Feature = { define: defineMacro };

function defineMacro({ document, project }: FeatureContext, offset: number): readonly Place[] | undefined {
  const call = document.jinja.calls.find(({ nameSpan }) => touches(nameSpan, offset));
  const macro = call && project?.macro(call.name, project.packageOfFile(document.path) ?? project.name);
  return macro && [{ file: macro.file, span: macro.span }];
}
