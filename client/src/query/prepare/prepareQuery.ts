import { Failure } from '@lakehouse/base';
import type { CompileParams, CompileResult, NeedsDbt, Span } from '@lakehouse/protocol';
import type { DocumentSnapshot, PreparedQuery } from './preparedQuery';

/** Who turns what stands in an editor into Dremio's SQL. */
export interface Compilers {
  /** The language server: everything but what dbt alone can render. */
  readonly server: (params: CompileParams, signal: AbortSignal) => Promise<CompileResult>;
  /** Real dbt. */
  readonly dbt: (need: NeedsDbt, signal: AbortSignal) => Promise<string>;
}

/**
 * The statement that a run command means, compiled.
 *
 * Rejects with `query.rejected` when there is nothing that can be run; its detail holds the place, as `start` and `end`.
 */
export async function prepareQuery(
  document: DocumentSnapshot,
  selection: Span,
  compilers: Compilers,
  signal: AbortSignal,
): Promise<PreparedQuery> {
  const result = await compilers.server({ uri: document.uri, selection }, signal);
  switch (result.kind) {
    case 'problem':
      throw new Failure('query.rejected', result.message, { ...result.source });
    case 'compiled':
      return { document, title: result.title, sql: result.sql, segments: result.segments, source: result.source };
    case 'needsDbt': {
      const sql = await compilers.dbt(result, signal);
      // dbt tells no places, so whatever is wrong with its text is somewhere in what was given to it.
      const whole = { compiled: { start: 0, end: sql.length }, source: result.source, verbatim: false };
      return { document, title: result.title, sql, segments: [whole], source: result.source };
    }
  }
}
