import * as l10n from '@vscode/l10n';
import type { Hover } from '../../answers/hover';
import type { Place } from '../../answers/place';
import type { FeatureContext } from '../../feature';
import type { DescribedColumn, ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { packageOf, referenceAt } from './referencesIn';

/** Columns that a hover lists at most. */
const MOST_COLUMNS = 30;

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

function nodeText(node: ProjectNode, project: ProjectView): string {
  const { columns, complete } = project.columnsOf(node);
  const title = node.source === undefined ? node.name : `${node.source.sourceName}.${node.name}`;
  const version = node.version === undefined ? '' : ` v${node.version}`;
  const kind = node.materialized ?? node.kind;
  const relation = project.relationName(node);
  const parts = [
    `**${title}**${version} · ${kind}${node.enabled ? '' : ` · ${l10n.t('disabled')}`}`,
    relation === null ? undefined : `\`\`\`sql\n${relation}\n\`\`\``,
    node.description,
    columnsText(columns, complete),
  ];
  return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}

function columnsText(columns: readonly DescribedColumn[], complete: boolean): string | undefined {
  if (columns.length === 0) return undefined;
  const lines = columns.slice(0, MOST_COLUMNS).map(({ name, type, description }) => {
    const typed = type === undefined ? '' : ` \`${type}\``;
    // A line end in a description would end the list.
    return `- \`${name}\`${typed}${description ? `: ${description.replaceAll(/\s+/g, ' ')}` : ''}`;
  });
  const more = columns.length > MOST_COLUMNS || !complete ? ['- …'] : [];
  return [...lines, ...more].join('\n');
}
