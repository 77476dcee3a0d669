import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { DbtProcess } from '../../dbt/dbtProcess';
import type { DbtSurroundings } from '../../dbt/dbtSurroundings';
import type { DbtNeed } from './prepareQuery';
import { dbtCompileArguments, readDbtCompile } from './dbtCompileOutput';

/** Renders a text with the project's own dbt. Rejects with `dbt.notFound`, `dbt.failed` or `query.cancelled`. */
export async function compileWithDbt(
  surroundings: DbtSurroundings,
  { projectRoot, text, reason, vars }: Pick<DbtNeed, 'projectRoot' | 'text' | 'reason' | 'vars'>,
  signal: AbortSignal,
): Promise<string> {
  const executable = await find(surroundings, projectRoot, reason);
  const target = surroundings.target(projectRoot);
  const env = await target.environment();
  const args = dbtCompileArguments(text, target.name, vars);
  if (signal.aborted) throw cancelled();
  const output: string[] = [];
  const dbt = new DbtProcess({ executable, args, cwd: projectRoot, env }, chunk => output.push(chunk));
  const stop = (): void => void dbt.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await dbt.exit;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (dbt.stopping) throw cancelled();
  const said = readDbtCompile(output.join(''));
  if (said.kind === 'compiled') return said.sql;
  throw new Failure('dbt.failed', l10n.t('dbt could not compile this: {0}', said.message));
}

/** The executable; when there is none, the failure says first why dbt is needed at all. */
async function find(surroundings: DbtSurroundings, projectRoot: string, reason: string): Promise<string> {
  try {
    return await surroundings.executable(projectRoot);
  } catch (error) {
    const failure = Failure.from(error);
    throw new Failure(failure.code, `${reason} ${failure.message}`, failure.detail, failure);
  }
}

function cancelled(): Failure {
  return new Failure('query.cancelled', l10n.t('The query was cancelled.'));
}
