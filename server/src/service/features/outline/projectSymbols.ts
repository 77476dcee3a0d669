import type { ProjectSymbol, SymbolKind } from '../../answers/symbol';
import type { NodeKind, ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { matchScore } from './matchScore';

const MOST = 100;

const KINDS: Readonly<Partial<Record<NodeKind, SymbolKind>>> = {
  model: 'model',
  analysis: 'model',
  seed: 'table',
  snapshot: 'table',
  source: 'table',
  exposure: 'exposure',
  test: 'test',
  unit_test: 'test',
  metric: 'property',
  semantic_model: 'property',
  saved_query: 'property',
  function: 'macro',
};

interface Scored {
  readonly score: number;
  readonly symbol: () => ProjectSymbol;
}

/** The things of projects whose names are most like what was typed, the best first; at most a hundred. */
export function projectSymbols(projects: readonly ProjectView[], query: string): readonly ProjectSymbol[] {
  const found: Scored[] = [];
  for (const project of projects) collect(project, query.trim(), found);
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, MOST).map(({ symbol }) => symbol());
}

function collect(project: ProjectView, query: string, found: Scored[]): void {
  const consider = (name: string, symbol: () => ProjectSymbol): void => {
    const score = matchScore(name, query);
    if (score > 0) found.push({ score, symbol });
  };
  const sources = new Set<string>();
  for (const node of project.nodes()) {
    const kind = KINDS[node.kind];
    // Generic tests have names that nobody types, and there are more of them than of all else.
    if (kind === undefined || isGenericTest(node)) continue;
    consider(node.name, () => nodeSymbol(node, kind));
    if (node.source !== undefined) sources.add(node.source.sourceName);
  }
  for (const name of sources) consider(name, () => sourceSymbol(project, name));
  for (const { name, packageName, file, span, isTest } of project.macros())
    consider(name, () => ({ name, kind: isTest ? 'test' : 'macro', container: packageName, place: { file, span } }));
  for (const { name, packageName, file, span } of project.docsBlocks())
    consider(name, () => ({ name, kind: 'docs', container: packageName, place: { file, span } }));
}

/** Whether a test stands in YAML: one of a file of its own is that file as a whole. */
function isGenericTest({ kind, span }: ProjectNode): boolean {
  return kind === 'test' && span.end > 0;
}

function nodeSymbol({ name, version, packageName, source, file, span }: ProjectNode, kind: SymbolKind): ProjectSymbol {
  const shown = version === undefined ? name : `${name}.v${version}`;
  return { name: shown, kind, container: source?.sourceName ?? packageName, place: { file, span } };
}

function sourceSymbol(project: ProjectView, name: string): ProjectSymbol {
  const [made] = [...project.uses.named('source', name)].filter(({ use }) => use.defines);
  const place = { file: made?.file ?? project.root, span: made?.use.span ?? { start: 0, end: 0 } };
  return { name, kind: 'source', container: project.name, place };
}
