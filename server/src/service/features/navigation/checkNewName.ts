import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { isBuiltinName } from '../../dbt/jinja/builtins';
import type { ProjectView } from '../../project/projectView';
import type { Meaning } from './meaning';

/** Names of Jinja and Python: of macros, docs blocks and what else stands in a template without quotes. */
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** Names of files and of entries in YAML, which must be plain text in both. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
/** Words that YAML takes for something else than text. */
const YAML_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** @throws Failure when a thing cannot be called so, with what to do instead */
export function checkNewName(project: ProjectView, meaning: Meaning, newName: string): void {
  checkForm(meaning, newName);
  const { kind, packageName } = meaning;
  if (kind !== 'var' && packageName !== project.name)
    throw refusal(l10n.t('{0} belongs to the installed package {1}: rename it there.', meaning.name, packageName));
  if (kind === 'macro' && isDbts(meaning.macro.name))
    throw refusal(
      l10n.t('dbt calls the macro {0} by this name: with another it would be without effect.', meaning.name),
    );
  if (isTaken(project, meaning, newName))
    throw refusal(l10n.t('The name {0} is taken already: type another.', newName));
}

function checkForm({ kind }: Meaning, name: string): void {
  if (kind === 'macro' || kind === 'docs') {
    if (IDENTIFIER.test(name)) return;
    throw refusal(l10n.t('A name like this consists of letters, digits and underscores, and begins with no digit.'));
  }
  if (PLAIN.test(name) && !YAML_WORDS.has(name.toLowerCase())) return;
  throw refusal(
    l10n.t('A name like this consists of letters, digits, underscores and hyphens, and begins with no digit.'),
  );
}

function isTaken(project: ProjectView, meaning: Meaning, newName: string): boolean {
  const { kind, packageName } = meaning;
  switch (kind) {
    case 'node':
      return 'node' in project.resolveRef({ name: newName, packageName }, packageName);
    case 'table':
      return project.node(`source.${packageName}.${meaning.node.source?.sourceName ?? ''}.${newName}`) !== undefined;
    case 'source':
      return [...project.uses.named('source', newName)].some(
        ({ file, use }) => use.defines && project.packageOfFile(file) === packageName,
      );
    case 'macro': {
      const prefix = meaning.macro.isTest ? 'test_' : '';
      return isDbts(newName) || project.macro(`${packageName}.${prefix}${newName}`, packageName) !== undefined;
    }
    case 'docs':
      return project.docsBlock(newName, packageName, packageName) !== undefined;
    case 'var':
      return project.declaredVariables().some(({ name }) => name === newName);
    case 'metric':
      return project.node(`metric.${packageName}.${newName}`) !== undefined;
    case 'group':
      return project.group(newName) !== undefined;
  }
}

/** Names of macros that dbt brings along and that a project may replace; of those behind a prefix nobody can tell. */
function isDbts(name: string): boolean {
  return !/__|^test_/.test(name) && isBuiltinName(name);
}

function refusal(message: string): Failure {
  return new Failure('rename.refused', message);
}
