import { Failure } from '@lakehouse/base';
import type { DocumentNode } from '@lakehouse/protocol';
import { DbtProcess } from '../dbt/dbtProcess';
import type { DbtSurroundings } from '../dbt/dbtSurroundings';
import { readDbtCompile } from '../query/prepare/dbtCompileOutput';
import * as l10n from '@vscode/l10n';

/**
 * A node as the project's own dbt compiles it, from the files as they are saved: what it also writes below `target`.
 *
 * Rejects with `dbt.notFound`, `dbt.failed` or `query.cancelled`.
 */
export async function compileModelWithDbt(
  surroundings: DbtSurroundings,
  { projectRoot, uniqueId }: Pick<DocumentNode, 'projectRoot' | 'uniqueId'>,
  signal: AbortSignal,
): Promise<string> {
  const executable = await surroundings.executable(projectRoot);
  const target = surroundings.target(projectRoot);
  const env = await target.environment();
  const args = compileArguments(uniqueId, target.name);
  const output: string[] = [];
  const dbt = new DbtProcess({ executable, args, cwd: projectRoot, env }, chunk => output.push(chunk));
  const stop = (): void => void dbt.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) stop();
    await dbt.exit;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (dbt.stopping) throw new Failure('query.cancelled', l10n.t('dbt was stopped.'));
  const said = readDbtCompile(output.join(''));
  if (said.kind === 'compiled') return said.sql;
  throw new Failure('dbt.failed', l10n.t('dbt could not compile this: {0}', said.message));
}

/** Arguments that make dbt compile one node and say so in JSON lines. */
export function compileArguments(uniqueId: string, target: string | undefined): readonly string[] {
  // `model.shop.orders.v2` is selected as `orders.v2`.
  const name = uniqueId.split('.').slice(2).join('.');
  return [
    ...['--quiet', '--no-use-colors', '--log-format', 'json', '--log-level-file', 'none'],
    ...['compile', '--no-populate-cache', '--select', name],
    ...(target === undefined ? [] : ['--target', target]),
  ];
}
