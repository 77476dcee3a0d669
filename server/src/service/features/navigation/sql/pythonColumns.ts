import type { Dependency } from '../../../project/projectNode';
import { readPython } from '../../../project/read/readPython';
import type { Span } from '../../../text/span';

/** A text of a Python model that is a column of what `dbt.ref` or `dbt.source` gives. */
export interface PythonColumn {
  readonly name: string;
  /** Within the quotes. */
  readonly span: Span;
  readonly dependency: Dependency;
}

/** Methods of frames whose texts are columns of the frame itself; of `withColumnRenamed` the first. */
const BY_COLUMN: ReadonlySet<string> = new Set([
  ...['select', 'drop', 'groupBy', 'groupby', 'group_by', 'orderBy', 'order_by', 'sort', 'sort_values'],
  ...['dropDuplicates', 'drop_duplicates', 'withColumnRenamed'],
]);
/** Methods in which only `col("x")` names a column. */
const BY_CALL: ReadonlySet<string> = new Set(['filter', 'where', 'withColumn', 'with_column', 'select', 'agg']);
const TEXT = /(['"])(\w+)\1/g;
const COLUMN_CALL = /\b(?:\w+\s*\.\s*)?col(?:umn)?\s*\(\s*(['"])(\w+)\1\s*\)/g;

/**
 * The columns that a Python model names in texts, only where it is certain whose they are: on a variable that is given
 * once, as the very frame of a `dbt.ref` or `dbt.source`, and of which no column is made anew.
 */
export function pythonColumns(text: string): readonly PythonColumn[] {
  const { dependencies } = readPython(text);
  return dependencies.flatMap(dependency => {
    const frame = frameOf(text, dependency);
    if (frame === undefined) return [];
    const made = new Set([...text.matchAll(assignmentsTo(frame))].map(([, , name]) => name));
    return usesOf(text, frame)
      .filter(({ name }) => !made.has(name))
      .map(use => ({ ...use, dependency }));
  });
}

/** The variable that holds what a call gives; undefined where it is given more than once. */
function frameOf(text: string, { span }: Dependency): string | undefined {
  const [, name] = /^[ \t]*(\w+)\s*=\s*(?:dbt\s*\.\s*)?$/m.exec(lineBefore(text, span.start)) ?? [];
  if (name === undefined || !/^\s*(?:#|$)/m.test(text.slice(span.end).split('\n', 1)[0] ?? '')) return undefined;
  const given = text.match(new RegExp(`(?<![\\w.])${name}\\s*(?:=(?!=)|,[^=\\n]*=(?!=)|[-+*/]=|\\bin\\b)`, 'g'));
  return given?.length === 1 ? name : undefined;
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** `frame["x"] = …` makes a column of the frame, or another of one that is there. */
function assignmentsTo(frame: string): RegExp {
  return new RegExp(`(?<![\\w.])${frame}\\s*\\[\\s*(['"])(\\w+)\\1\\s*\\]\\s*=(?!=)`, 'g');
}

function usesOf(text: string, frame: string): readonly Omit<PythonColumn, 'dependency'>[] {
  const uses: Omit<PythonColumn, 'dependency'>[] = [];
  const start = new RegExp(`(?<![\\w.])${frame}\\s*(?:\\[|\\.\\s*(\\w+)\\s*\\()`, 'g');
  for (const found of text.matchAll(start)) {
    const [whole, method] = found;
    const from = found.index + whole.length;
    const end = closing(text, from);
    const inside = text.slice(from, end);
    // `frame["x"]` and `frame[["x", "y"]]`; a condition within the brackets may name columns of anything.
    const isList = method === undefined && /^\s*(?:\[[^[\]()]*\]|(['"])\w+\1)\s*$/.test(inside);
    const isPlain = method !== undefined && BY_COLUMN.has(method) && !inside.includes('(');
    const rest = behindInStatement(text, end);
    const read =
      isList || isPlain
        ? textsIn(inside, from, TEXT).slice(0, method === 'withColumnRenamed' ? 1 : undefined)
        : method !== undefined && BY_CALL.has(method)
          ? textsIn(inside, from, COLUMN_CALL)
          : [];
    // A chain may name the column again, of a frame that nobody follows.
    uses.push(...read.filter(({ name }) => !new RegExp(`['"]${name}['"]`).test(rest)));
  }
  return uses;
}

/** What of a chain stands behind the bracket that closes its first call: `.drop("x")`, over lines where brackets hold it. */
function behindInStatement(text: string, close: number): string {
  let end = close + 1;
  for (;;) {
    const [link] = /^\s*(?:\\\s*)?(?:\.\s*\w+\s*)?[([]/.exec(text.slice(end)) ?? [];
    const isLink = link !== undefined && (/^\s*(?:\\\s*)?\./.test(link) || link === '[' || link === '(');
    if (!isLink) return text.slice(close + 1, end);
    end = closing(text, end + link.length) + 1;
  }
}

/** Where the bracket that is open at an offset closes. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if ('([{'.includes(text.charAt(at))) depth += 1;
    if (')]}'.includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** Texts in quotes; one behind a `=` is a setting of the method and no column. */
function textsIn(inside: string, from: number, pattern: RegExp): readonly Omit<PythonColumn, 'dependency'>[] {
  return [...inside.matchAll(pattern)].flatMap(({ 0: whole, 2: name = '', index }) => {
    if (/=\s*$/.test(inside.slice(0, index))) return [];
    const start = from + index + whole.lastIndexOf(name);
    return [{ name, span: { start, end: start + name.length } }];
  });
}
