import { Failure } from '@lakehouse/base';
import type {
  CompileParams,
  CompileResult,
  CompileVars,
  NamedCte,
  NeedsDbt,
  ReflectionChangeOrder,
} from '@lakehouse/protocol';
import { cteQuery, withLists } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { PreparedQuery, QueryRequest } from './preparedQuery';

/** Who turns what stands in an editor into Dremio's SQL. */
export interface Compilers {
  /** The language server: everything but what dbt alone can render. */
  readonly server: (params: CompileParams, signal: AbortSignal) => Promise<CompileResult>;
  /** Real dbt. */
  readonly dbt: (need: DbtNeed, signal: AbortSignal) => Promise<string>;
  /** The user, for a variable that the project does not set. */
  readonly variable: (name: string) => Promise<CompileVars[string]>;
}

/** What only dbt can render, and with which variables. */
export interface DbtNeed extends NeedsDbt {
  readonly vars: CompileVars;
}

/**
 * The statement that a run command means, compiled; or what it changes of a reflection, for which there is no SQL.
 *
 * Rejects with `query.rejected` when there is nothing that can be run; its detail holds the place, as `start` and `end`.
 */
export async function prepareQuery(
  { document, selection, take, inline }: QueryRequest,
  compilers: Compilers,
  signal: AbortSignal,
): Promise<PreparedQuery | ReflectionChangeOrder> {
  const params = { uri: document.uri, selection, take, ...(inline === undefined ? {} : { inline }) };
  const { result, vars } = await compile(params, compilers, signal);
  const told = { asked: { selection, take }, ...(Object.keys(vars).length === 0 ? {} : { vars }) };
  switch (result.kind) {
    case 'problem':
      throw new Failure('query.rejected', result.message, { ...result.source });
    case 'reflectionChange':
      return result;
    case 'compiled': {
      const { title, sql, segments, source, inlined } = result;
      return { document, title, sql, segments, source, ...(inlined === undefined ? {} : { inlined }), ...told };
    }
    case 'needsDbt': {
      const whole = await compilers.dbt({ ...result, vars }, signal);
      const sql = result.cte === undefined ? whole : queryOf(result.cte, whole);
      // dbt tells no places, so whatever is wrong with its text is somewhere in what was given to it.
      const segment = { compiled: { start: 0, end: sql.length }, source: result.source, verbatim: false };
      return { document, title: result.title, sql, segments: [segment], source: result.source, ...told };
    }
  }
}

/** Compiles, and asks for one variable after another while a missing one is what stops it. */
async function compile(
  params: CompileParams,
  { server, variable }: Compilers,
  signal: AbortSignal,
): Promise<{ readonly result: CompileResult; readonly vars: CompileVars }> {
  for (let vars: CompileVars = {}; ;) {
    const result = await server(Object.keys(vars).length === 0 ? params : { ...params, vars }, signal);
    const missing = result.kind === 'needsDbt' ? result.missingVar : undefined;
    if (missing === undefined || Object.hasOwn(vars, missing)) return { result, vars };
    vars = { ...vars, [missing]: await variable(missing) };
  }
}

/** The query of one CTE of a text that dbt compiled. */
function queryOf({ name, before }: NamedCte, sql: string): string {
  const items = withLists(sql)
    .flatMap(list => list.items)
    .toSorted((a, b) => a.span.start - b.span.start);
  const item = items.filter(one => one.name.value.toLowerCase() === name.toLowerCase())[before];
  if (item === undefined)
    throw new Failure(
      'query.rejected',
      l10n.t('What dbt made of the text has no CTE "{0}": run the whole model.', name),
    );
  return cteQuery(sql, item)
    .map(piece => (typeof piece === 'string' ? piece : sql.slice(piece.start, piece.end)))
    .join('');
}
