import type { Place } from '../../answers/place';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import { yamlOf } from '../yaml/yamlOf';

/** Models deeper than this behind a column are not followed: nobody builds so, and circles end. */
const DEEPEST = 50;

/** Where a node's column is made: the item of a query, followed through `*` upstream, the line of YAML, the header of a seed. */
export function nodeColumnPlace(node: ProjectNode, column: string, context: FeatureContext): Place | undefined {
  let at = { node, column };
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const name = at.column.toLowerCase();
    const known = context.project?.columnsOf(at.node).columns.find(one => one.name.toLowerCase() === name);
    if (known?.span !== undefined) return { file: at.node.file, span: known.span };
    const [origin] = known?.origins ?? [];
    const next = origin && context.project?.node(origin.uniqueId);
    if (origin === undefined || next === undefined)
      return describedPlace(at.node, at.column, context) ?? headerPlace(at.node, at.column, context);
    at = { node: next, column: origin.column };
  }
  return undefined;
}

function describedPlace(
  { properties, kind, file, name, source }: ProjectNode,
  column: string,
  context: FeatureContext,
): Place | undefined {
  const path = kind === 'source' ? file : properties?.file;
  const document = path === undefined ? undefined : context.documentAt(path);
  if (path === undefined || document === undefined) return undefined;
  const { root } = yamlOf(document);
  const sections = ['models', 'seeds', 'snapshots'].flatMap(section => root?.get(section)?.items() ?? []);
  const tables = (root?.get('sources')?.items() ?? []).flatMap(one =>
    one.get('name')?.text === source?.sourceName ? (one.get('tables')?.items() ?? []) : [],
  );
  const entries = (source === undefined ? sections : tables).filter(one => one.get('name')?.text === name);
  for (const entry of entries)
    for (const listed of entry.get('columns')?.items() ?? []) {
      const found = listed.get('name');
      if (found?.text?.toLowerCase() === column.toLowerCase()) return { file: path, span: found.span };
    }
  return undefined;
}

function headerPlace({ kind, file }: ProjectNode, column: string, context: FeatureContext): Place | undefined {
  if (kind !== 'seed') return undefined;
  const line = context.documentAt(file)?.text.split('\n', 1)[0] ?? '';
  const start = line.toLowerCase().indexOf(column.toLowerCase());
  return start < 0 ? undefined : { file, span: { start, end: start + column.length } };
}
