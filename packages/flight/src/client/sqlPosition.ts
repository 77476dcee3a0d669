/** Where in the SQL text an error lies. Lines and columns count from 1; the end is that of the last character. */
export interface SqlPosition {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const RANGE = /[Ff]rom line (\d+), column (\d+) to line (\d+), column (\d+)/;
const POINT = /(?:[Ll]ine|startLine:?)\s+(\d+),\s*(?:column|startColumn:?)\s+(\d+)/;

/** The place that a server's message names, in the words of Calcite, which Dremio passes on. */
export function sqlPosition(message: string): SqlPosition | undefined {
  const [, line, column, endLine = line, endColumn = column] = RANGE.exec(message) ?? POINT.exec(message) ?? [];
  if (line === undefined || column === undefined) return undefined;
  return { line: Number(line), column: Number(column), endLine: Number(endLine), endColumn: Number(endColumn) };
}
