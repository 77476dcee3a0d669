import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { Span } from '../../text/span';
import { problem } from './referenceProblem';

/** Names that something else of the package has already, where dbt wants each of them once. */
export function checkNames({ project, document }: FeatureContext): readonly Problem[] {
  if (project === undefined) return [];
  return project.nodesOfFile(document.path).flatMap(node => {
    // A generic test is named by dbt, and one that is asked for twice is another matter.
    if (!node.enabled || node.kind === 'test' || node.kind === 'operation') return [];
    const others = project.namesakesOf(node);
    return others.length === 0 ? [] : [duplicate(node, others, document.text)];
  });
}

function duplicate(node: ProjectNode, others: readonly ProjectNode[], text: string): Problem {
  const message =
    node.source === undefined
      ? l10n.t('The name "{0}" is there more than once in the package "{1}": dbt stops.', node.name, node.packageName)
      : l10n.t('The source "{0}.{1}" is defined more than once: dbt stops.', node.source.sourceName, node.name);
  const related = others.map(({ file, span, relativePath }) => ({ place: { file, span }, message: relativePath }));
  return { ...problem(markOf(node, text), 'name.duplicate', message), related };
}

/** A file as a whole has no place of its name: its first line is marked. */
function markOf({ span }: ProjectNode, text: string): Span {
  if (span.end > span.start) return span;
  const end = /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
  return { start: 0, end };
}
