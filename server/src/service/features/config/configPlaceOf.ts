import type { JinjaCall } from '@lakehouse/jinja';
import { textOf } from '../../project/config';
import type { ConfigPlace, ConfigResource } from '../../dbt/configKeys/configKey';
import { configEntries, isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import { ownMaterializations } from '../../dbt/configKeys/ownMaterializations';
import { hasUsualNames } from '../../dbt/configKeys/usualNames';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';

const RESOURCES: Readonly<Record<string, ConfigResource>> = {
  model: 'model',
  snapshot: 'snapshot',
  test: 'test',
  analysis: 'analysis',
  function: 'function',
};

/** The calls of `config` in a document that configure a node: those of a macro set what only its callers know. */
export function configCalls({ document }: FeatureContext): readonly JinjaCall[] {
  return document.jinja.calls.filter(isConfigCall);
}

/** What a call of `config` configures; undefined in macros and outside of a project's paths. */
export function configPlaceOf(context: FeatureContext, call: Pick<JinjaCall, 'span'>): ConfigPlace | undefined {
  const { project, document } = context;
  const role = project?.fileOf(document.path)?.role ?? roleByFolder(document.path);
  const block = document.jinja.structure.blocks.find(
    ({ span }) => span.start <= call.span.start && call.span.end <= span.end,
  );
  const usualNames = hasUsualNames(project);
  if (block?.keyword === 'snapshot') return { resource: 'snapshot', usualNames };
  if (block?.keyword === 'macro' || block?.keyword === 'materialization') return undefined;
  if (block?.keyword === 'test' || block?.keyword === 'data_test') return { resource: 'test' };
  const resource = role === undefined ? undefined : RESOURCES[role];
  if (resource === undefined) return undefined;
  const materialized = materializedIn(context, resource);
  return { resource, materialized, usualNames, materializes: ownMaterializations(project) };
}

/** The node that the calls of `config` outside of blocks configure. */
export function configuredNode({ project, document }: FeatureContext): ProjectNode | undefined {
  return project?.nodesOfFile(document.path)[0];
}

/** What the text says, which may be newer than the node; else what the node is by the levels above it. */
function materializedIn(context: FeatureContext, resource: ConfigResource): string | undefined {
  if (resource !== 'model') return undefined;
  const { text } = context.document;
  const written = configCalls(context)
    .flatMap(call => configEntries(call, text))
    .findLast(({ key }) => key === 'materialized');
  if (written !== undefined) return textOf(written.value.value);
  return configuredNode(context)?.materialized;
}

/** A file that the project has not read yet, as one that is not saved, goes by the usual names of folders. */
function roleByFolder(path: string): string | undefined {
  if (/\/snapshots\//.test(path)) return 'snapshot';
  if (/\/(tests|analyses|macros)\//.test(path)) return undefined;
  return /\/models\//.test(path) ? 'model' : undefined;
}
