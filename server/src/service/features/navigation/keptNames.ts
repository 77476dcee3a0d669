import type { TextChange } from '../../answers/workspaceChange';
import type { ProjectView } from '../../project/projectView';
import type { Meaning } from './meaning';
import type { Occurrence } from './occurrences';

/**
 * What keeps a source or its table where it is in Dremio: without a word of YAML dbt takes their names for those of the
 * schema and the table there, so that another name would mean other data.
 */
export function keptNames(
  project: ProjectView,
  meaning: Meaning,
  { use, file, span }: Occurrence,
  text: string,
): readonly TextChange[] {
  if (!use.defines) return [];
  if (meaning.kind === 'table')
    return meaning.node.source?.identifier === meaning.node.name
      ? inserted(text, span.end, `identifier: ${use.name}`)
      : [];
  if (meaning.kind !== 'source') return [];
  const tables = project.nodesOfFile(file).filter(({ source }) => source?.sourceName === use.name);
  const isTold = tables.length === 0 || tables.some(({ source }) => source?.schema !== undefined);
  return isTold ? [] : inserted(text, span.end, `schema: ${use.name}`);
}

/** A key behind the value that ends at an offset: on a line of its own below it, or within the same braces. */
function inserted(text: string, offset: number, pair: string): readonly TextChange[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const key = /^(?:\s*-\s+|\s*)(?=['"]?name['"]?\s*:)/.exec(text.slice(lineStart, end))?.[0];
  // In braces, with the quote that may close the name.
  const behind = offset + (/^['"]/.exec(text.slice(offset)) ? 1 : 0);
  if (key === undefined) return [{ span: { start: behind, end: behind }, text: `, ${pair}` }];
  const at = text.charAt(end - 1) === '\r' ? end - 1 : end;
  const lineBreak = at < end ? '\r\n' : '\n';
  return [{ span: { start: at, end: at }, text: `${lineBreak}${key.replace('-', ' ')}${pair}` }];
}
