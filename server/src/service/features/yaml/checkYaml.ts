import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { checkConfig } from '../../dbt/configKeys/checkConfig';
import { hasUsualNames } from '../../dbt/configKeys/usualNames';
import { yamlEntries } from '../../dbt/configKeys/yamlConfig';
import { isOnDremio } from '../../dbt/isOnDremio';
import { isPropertiesFile, yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import { fileName } from '../../text/filePath';
import type { Span } from '../../text/span';
import { checkColumns } from './checkColumns';
import { checkDescribed, checkMacroEntries } from './checkDescribed';
import { checkNamed } from './checkNamed';
import { checkProfiles } from './checkProfiles';
import { checkShape } from './checkShape';
import { checkTests } from './checkTests';
import { checkVersions } from './checkVersions';
import { describedEntries, type DescribedEntry } from './describedEntries';
import { shapeOf } from './shapeOf';

/** What only says that a key is not known: left to another extension that checks keys by a schema. */
const ABOUT_KEYS: ReadonlySet<string> = new Set([
  'yaml.unknownKey',
  'config.unknownKey',
  'yaml.missingKey',
  'yaml.type',
  'yaml.value',
]);

/** What is wrong with a YAML file of a project: what dbt cannot read, does not know, or does not find. */
export function checkYaml(context: FeatureContext): readonly Problem[] {
  const shape = shapeOf(context);
  if (shape === undefined) return [];
  const { root, problems } = yamlOf(context.document);
  const syntax =
    fileName(context.document.path) === 'dbt_project.yml'
      ? []
      : onePerLine(problems, context.document.text).map(syntaxProblem);
  // What a mistake leaves of a file tells little about the rest.
  if (root === undefined || problems.length > 0) return syntax;
  const { yamlKeys } = context.settings;
  const shaped = settled(context, root, checkShape(root, shape)).filter(
    ({ code }) => yamlKeys || !ABOUT_KEYS.has(code),
  );
  const told = onceEach(shaped, context.document.text);
  if (fileName(context.document.path) === 'profiles.yml') return [...told, ...checkProfiles(root)];
  const all = [...told, ...(isPropertiesFile(context) ? checkMeaning(context) : [])];
  // Keys and values are known as dbt-dremio takes them; adapters of other warehouses have their own.
  return isOnDremio(context.project) ? all : all.filter(({ code }) => !code.startsWith('config.'));
}

/** Of a key of the project's own, which it may write at every column, the first: what is said of one holds for all. */
function onceEach(problems: readonly Problem[], text: string): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, severity, span }) => {
    if (code !== 'yaml.unknownKey' || severity !== 'information') return true;
    const key = text.slice(span.start, span.end);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

/** The first problem of each line: one slip of indentation is told in three ways. */
function onePerLine<P extends { readonly span: Span }>(problems: readonly P[], text: string): readonly P[] {
  const byLine = new Map<number, P>();
  for (const problem of problems) {
    const line = text.lastIndexOf('\n', problem.span.start - 1);
    if (!byLine.has(line)) byLine.set(line, problem);
  }
  return [...byLine.values()];
}

/** In `dbt_project.yml` dbt stops at a key of its own level that it does not know. */
function settled({ document }: FeatureContext, root: YamlNode, problems: readonly Problem[]): readonly Problem[] {
  if (fileName(document.path) !== 'dbt_project.yml') return problems;
  const starts = new Set(root.keys().map(({ span }) => span.start));
  return problems.map(one =>
    one.code === 'yaml.unknownKey' && starts.has(one.span.start) ? { ...one, severity: 'error' } : one,
  );
}

function syntaxProblem({ message, span }: { message: string; span: Problem['span'] }): Problem {
  return { span, severity: 'error', code: 'yaml.syntax', message: l10n.t('dbt cannot read this file: {0}', message) };
}

function checkMeaning(context: FeatureContext): readonly Problem[] {
  const entries = describedEntries(context);
  return [
    ...checkDescribed(context, entries),
    ...checkMacroEntries(context),
    ...checkNamed(context),
    ...entries.flatMap(entry => [
      ...checkColumns(context, entry),
      ...checkVersions(context, entry),
      ...checkTests(context, entry),
      ...unreadConfig(context, entry),
    ]),
  ];
}

/** Configuration of a model that its materialization does not read. */
function unreadConfig(
  { project }: FeatureContext,
  { section, item, nodes: [node, other] }: DescribedEntry,
): readonly Problem[] {
  const config = item.get('config');
  if (section !== 'models' || config === undefined || node === undefined || other !== undefined) return [];
  const usualNames = project !== undefined && hasUsualNames(project);
  const place = { resource: 'model', materialized: node.materialized, usualNames } as const;
  return checkConfig(yamlEntries(config), place).filter(({ code }) => code === 'config.unread');
}
