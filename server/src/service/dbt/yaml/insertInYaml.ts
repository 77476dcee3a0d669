import type { TextChange } from '../../answers/workspaceChange';
import type { YamlNode } from '../../project/read/yamlNode';

/** A value that is written into YAML: over several lines, and on one. */
export interface WrittenYaml {
  /** The first line begins where the value does; the others count from there. */
  readonly lines: readonly string[];
  /** Between brackets. */
  readonly flow: string;
}

/** A value for a key that a map does not have, or another entry of the list that it has there; for the list. */
export function insertIntoList(text: string, map: YamlNode, key: string, items: readonly WrittenYaml[]): TextChange {
  const list = map.get(key);
  const last = list?.items().at(-1);
  if (list !== undefined && text.charAt(list.span.start) === '[') return intoFlow(text, list, items);
  if (list === undefined || last === undefined) return newKey(text, map, { key, items });
  const column = dashColumn(text, last);
  return { span: emptyAt(lineEnd(text, list.span.end)), text: blockItems(items, column) };
}

/** A list with its key at the end of a file. */
export function appendSection(text: string, key: string, items: readonly WrittenYaml[]): TextChange {
  const end = text.trimEnd().length;
  const lead = end === 0 ? 'version: 2\n\n' : '\n\n';
  return { span: { start: end, end: text.length }, text: `${lead}${key}:${blockItems(items, 2)}\n` };
}

/** A new file of properties with one list. */
export function newProperties(key: string, items: readonly WrittenYaml[]): string {
  return appendSection('', key, items).text;
}

function intoFlow(text: string, { span }: YamlNode, items: readonly WrittenYaml[]): TextChange {
  const close = text.lastIndexOf(']', span.end - 1);
  const isEmpty = text.slice(span.start + 1, close).trim() === '';
  return { span: emptyAt(close), text: `${isEmpty ? '' : ', '}${items.map(({ flow }) => flow).join(', ')}` };
}

function newKey(
  text: string,
  map: YamlNode,
  { key, items }: { readonly key: string; readonly items: readonly WrittenYaml[] },
): TextChange {
  const [first] = map.keys();
  const empty = map.keys().find(({ name }) => name === key);
  if (text.charAt(map.span.start) === '{') {
    const close = text.lastIndexOf('}', map.span.end - 1);
    return { span: emptyAt(close), text: `, ${key}: [${items.map(({ flow }) => flow).join(', ')}]` };
  }
  const column = columnOf(text, first?.span.start ?? map.span.start);
  const body = blockItems(items, column + 2);
  // The key is there and has nothing below it.
  if (empty !== undefined) return { span: emptyAt(lineEnd(text, empty.span.end)), text: body };
  return { span: emptyAt(lineEnd(text, map.span.end)), text: `\n${' '.repeat(column)}${key}:${body}` };
}

function blockItems(items: readonly WrittenYaml[], column: number): string {
  const lead = ' '.repeat(column);
  return items
    .map(({ lines }) => lines.map((line, at) => `\n${lead}${at === 0 ? '- ' : '  '}${line}`).join(''))
    .join('');
}

function emptyAt(at: number): TextChange['span'] {
  return { start: at, end: at };
}

/** The end of the line that the last letter before an offset stands in. */
function lineEnd(text: string, before: number): number {
  const last = text.slice(0, before).trimEnd().length;
  const end = text.indexOf('\n', last);
  const stop = end < 0 ? text.length : end;
  return text.charAt(stop - 1) === '\r' ? stop - 1 : stop;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

function dashColumn(text: string, item: YamlNode): number {
  const start = text.lastIndexOf('\n', item.span.start - 1) + 1;
  const dash = text.slice(start, item.span.start + 1).lastIndexOf('-');
  return dash < 0 ? columnOf(text, item.span.start) : dash;
}
