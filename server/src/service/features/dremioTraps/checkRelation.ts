import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import { isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import { hasUsualNames } from '../../dbt/configKeys/usualNames';
import type { FeatureContext } from '../../feature';
import { mapOf } from '../../project/config';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { Span } from '../../text/span';
import { headOf } from './headOf';

const AMONG_VIEWS: ReadonlySet<string | undefined> = new Set(['view', 'reflection']);

/** Models that dbt-dremio would build at the very same place in Dremio, above all versions of one model. */
export function checkRelation(context: FeatureContext): readonly Problem[] {
  const { project, document } = context;
  const [node] = project?.nodesOfFile(document.path) ?? [];
  if (project === undefined || node?.kind !== 'model' || !node.enabled || !isNamed(node)) return [];
  const twin = project.twinsOf(node)[0] ?? twinVersion(project, node);
  if (twin === undefined) return [];
  const span = headOf(document);
  const key = AMONG_VIEWS.has(node.materialized ?? 'view') ? 'alias' : 'file';
  const relation = project.relationName(node) ?? `"${node.name}"`;
  const related = [{ place: { file: twin.file, span: twin.span }, message: l10n.t('The other model') }];
  const base = { span, severity: 'error', code: 'dremio.sameRelation', related } as const;
  if (node.version === undefined || twin.name !== node.name) {
    const message = l10n.t('"{0}" is built as {1} too: dbt refuses both.', twin.name, relation);
    return [{ ...base, message }];
  }
  const name = `${node.name}_v${node.version}`;
  const message = l10n.t(
    'dbt-dremio ignores versions in names: version {0} is built as {1} too, and dbt refuses both. Give each version its "{2}".',
    twin.version ?? '',
    relation,
    key,
  );
  return [{ ...base, message, replacements: [named(context, key, name)] }];
}

/** Only models with a name of their own, or with versions, come to lie where another does; the rest is not looked up. */
function isNamed({ version, config }: ProjectNode): boolean {
  return version !== undefined || ['alias', 'file'].some(key => mapOf(config)[key] !== undefined);
}

/** Another version without a name of its own: the two come to lie at one place whatever the target is. */
function twinVersion(project: ProjectView, node: ProjectNode): ProjectNode | undefined {
  if (project.target !== undefined || node.version === undefined || !hasUsualNames(project)) return undefined;
  const place = placeOf(node);
  return project
    .versionsOf(node.name, node.packageName)
    .find(other => other.enabled && other.uniqueId !== node.uniqueId && placeOf(other) === place);
}

/** What of the configuration decides where a model is built. */
function placeOf({ materialized, config }: ProjectNode): string {
  const among = AMONG_VIEWS.has(materialized ?? 'view');
  const keys = among ? ['database', 'schema', 'alias'] : ['datalake', 'root_path', 'file'];
  return JSON.stringify([among, ...keys.map(key => config[key] ?? null)]);
}

/** The key in front of the others of `config(…)`, or in a call of its own. */
function named({ document }: FeatureContext, key: string, name: string): Replacement {
  const title = l10n.t('Set {0} to "{1}"', key, name);
  const call = document.jinja.calls.find(isConfigCall);
  const at = call?.argsSpan.start ?? 0;
  const span: Span = { start: at, end: at };
  if (call === undefined) return { title, span, text: `{{ config(${key}='${name}') }}\n` };
  return { title, span, text: `${key}='${name}'${call.args.length > 0 ? ', ' : ''}` };
}
