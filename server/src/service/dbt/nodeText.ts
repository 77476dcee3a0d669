import * as l10n from '@vscode/l10n';
import type { KnownColumn } from '../project/columns/knownColumn';
import type { DescribedColumn, ProjectNode } from '../project/projectNode';
import type { ProjectView } from '../project/projectView';
import { ageText, lastRunText } from './ageText';

/** Columns that a text lists at most. */
const MOST_COLUMNS = 30;

/** What there is to say of a node, in Markdown: what it is, its name in Dremio, its description, its columns. */
export function nodeText(node: ProjectNode, project: ProjectView): string {
  const { columns, complete } = project.columnsOf(node);
  const title = node.source === undefined ? node.name : `${node.source.sourceName}.${node.name}`;
  const version = node.version === undefined ? '' : ` v${node.version}`;
  const kind = node.materialized ?? node.kind;
  const relation = project.relationName(node);
  const parts = [
    `**${title}**${version} · ${kind}${node.enabled ? '' : ` · ${l10n.t('disabled')}`}`,
    relation === null ? unknownName(node, project) : `\`\`\`sql\n${relation}\n\`\`\``,
    node.description,
    columnsText(columns, complete),
    ageOf(columns),
  ];
  return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}

function unknownName(node: ProjectNode, project: ProjectView): string | undefined {
  const reason = project.nameUnknown(node);
  if (reason === undefined) return undefined;
  const last = project.nameOfLastRun(node);
  const why = l10n.t('Only dbt can tell its name in Dremio. {0}', reason);
  return last === undefined ? why : `\`\`\`sql\n${last.name}\n\`\`\`\n\n${lastRunText(last.ranAt)} ${why}`;
}

/** How old the knowledge of the columns is, where it comes from outside of the project's files. */
function ageOf(columns: readonly KnownColumn[]): string | undefined {
  const fetched = columns.find(({ knownFrom }) => knownFrom === 'dremio' || knownFrom === 'catalog');
  return fetched && ageText(fetched);
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
