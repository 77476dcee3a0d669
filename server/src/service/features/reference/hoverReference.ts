import type { Hover } from '../../answers/hover';
import type { Place } from '../../answers/place';
import type { FeatureContext } from '../../feature';
import { nodeText } from '../../dbt/nodeText';
import { packageOf, referenceAt } from './referencesIn';

/** What a ref or source stands for: its name in Dremio, what it is, and its columns. */
export function hoverReference(context: FeatureContext, offset: number): Hover | undefined {
  const found = nodeAt(context, offset);
  return found && { span: found.span, markdown: nodeText(found.node, found.project) };
}

/** The file of the model, or the place in YAML where the source or snapshot is defined. */
export function defineReference(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const node = nodeAt(context, offset)?.node;
  return node && [{ file: node.file, span: node.span }];
}

function nodeAt(context: FeatureContext, offset: number) {
  const { project } = context;
  const reference = project && referenceAt(context, offset);
  if (project === undefined || reference === undefined) return undefined;
  const resolution = project.resolve(reference, packageOf(project, context));
  const node =
    resolution.kind === 'ambiguous' ? resolution.nodes[0] : 'node' in resolution ? resolution.node : undefined;
  return node && { node, project, span: reference.span };
}
