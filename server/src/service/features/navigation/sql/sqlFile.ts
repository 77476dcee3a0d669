import type { JinjaDocument } from '@lakehouse/jinja';
import type { SqlOutputColumn, SqlScope } from '@lakehouse/sql';
import type { FeatureContext } from '../../../feature';
import type { ProjectNode } from '../../../project/projectNode';
import { analysisOf, type DocumentAnalysis } from '../../../sql/documentAnalysis';
import type { FilePath } from '../../../text/filePath';

/** A file of SQL with what its names mean. */
export interface SqlFile {
  readonly path: FilePath;
  readonly text: string;
  readonly jinja: JinjaDocument;
  readonly analysis: DocumentAnalysis;
}

/** Files of SQL, each analysed once for as long as this is used. */
export class SqlFiles {
  readonly #context: FeatureContext;
  readonly #known = new Map<FilePath, SqlFile | undefined>();

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  /** Undefined for a file that is not there, and for one that is no query. */
  at(path: FilePath): SqlFile | undefined {
    if (!this.#known.has(path)) this.#known.set(path, this.#read(path));
    return this.#known.get(path);
  }

  /** The same, but for one that cannot have a word in it, nor a `*` that stands for it. */
  ifHolds(path: FilePath, word: string): SqlFile | undefined {
    if (this.#known.has(path)) return this.#known.get(path);
    const text = this.#document(path)?.text.toLowerCase() ?? '';
    return text.includes('*') || text.includes(word.toLowerCase()) ? this.at(path) : undefined;
  }

  #document(path: FilePath) {
    const { document } = this.#context;
    return document.path === path ? document : this.#context.documentAt(path);
  }

  #read(path: FilePath): SqlFile | undefined {
    const document = this.#document(path);
    const analysis = document && analysisOf({ ...this.#context, document });
    return document && analysis && { path, text: document.text, jinja: document.jinja, analysis };
  }
}

/** The query that gives the rows of a node of a file, and the other way round. */
export function queryOfNode(
  { analysis }: SqlFile,
  node: ProjectNode,
  nodes: readonly ProjectNode[],
): SqlScope | undefined {
  const built = nodes.filter(isBuilt);
  return analysis.analysis.queries[
    Math.max(
      built.findIndex(({ uniqueId }) => uniqueId === node.uniqueId),
      0,
    )
  ];
}

/** The node whose rows a query of a file gives. */
export function nodeOfQuery(
  { analysis }: SqlFile,
  query: SqlScope,
  nodes: readonly ProjectNode[],
): ProjectNode | undefined {
  const at = analysis.analysis.queries.indexOf(query);
  return at < 0 ? undefined : nodes.filter(isBuilt)[at];
}

function isBuilt({ kind }: ProjectNode): boolean {
  return kind === 'model' || kind === 'snapshot';
}

/** The query that names the columns: of a set operation its first arm. */
export function namingQuery(query: SqlScope): SqlScope {
  let at = query;
  for (let [first] = at.arms; first !== undefined; [first] = at.arms) at = first;
  return at;
}

/** The item of a query that makes a column; undefined for one that a `*` brings in. */
export function itemCalled(query: SqlScope, name: string): SqlOutputColumn | undefined {
  return query.output.find(one => !one.star && isSameName(one.name, name));
}

/** Whether an item is a column and nothing else, so that it is called as that is. */
export function isBare({ definition, expression }: SqlOutputColumn): boolean {
  return expression.start <= definition.start && definition.end <= expression.end;
}

/** Dremio compares names of columns regardless of case. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
