import * as l10n from '@vscode/l10n';
import type { Hover } from '../../answers/hover';
import { packageAt } from '../../dbt/jinja/callee';
import type { FeatureContext } from '../../feature';
import type { FilePath } from '../../text/filePath';
import { declarationsOf, variableAt, type AskedVariable } from './variableAt';
import { valueText } from './valueText';

/** Files that a hover lists at most. */
const MOST_FILES = 10;

/** The value of a variable and where it is set; of one of the environment, who asks for it. */
export function hoverVariable(context: FeatureContext, offset: number): Hover | undefined {
  const variable = variableAt(context.document, offset);
  if (variable === undefined || context.project === undefined) return undefined;
  const markdown = variable.kind === 'var' ? projectText(context, variable) : environmentText(context, variable);
  return markdown === undefined ? undefined : { span: variable.span, markdown };
}

function projectText(context: FeatureContext, { name, hasDefault }: AskedVariable): string | undefined {
  const value = context.project?.vars(packageAt(context))[name];
  if (value === undefined)
    return hasDefault ? l10n.t('**{0}** is set nowhere in the project: its default counts.', name) : undefined;
  const files = declarationsOf(context, name).map(one => `\`${fileText(context, one.file)}\``);
  const note = l10n.t('The command line may set another: `--vars`.');
  return [`**${name}**`, `\`\`\`yaml\n${name}: ${valueText(value)}\n\`\`\``, [...new Set(files)].join(', '), note].join(
    '\n\n',
  );
}

function environmentText(context: FeatureContext, { name, hasDefault }: AskedVariable): string {
  const uses = context.project?.environmentVariables().find(one => one.name === name)?.uses ?? [];
  const needed = uses.some(use => !use.hasDefault) || !hasDefault;
  const files = [...new Set(uses.map(({ file }) => `- \`${fileText(context, file)}\``))];
  const rule = needed
    ? l10n.t('A variable of the environment that dbt runs in: it must be set.')
    : l10n.t('A variable of the environment that dbt runs in.');
  return [`**${name}**`, rule, files.slice(0, MOST_FILES).join('\n')].filter(part => part !== '').join('\n\n');
}

function fileText({ project }: FeatureContext, file: FilePath): string {
  const root = `${project?.root ?? ''}/`;
  return file.startsWith(root) ? file.slice(root.length) : file;
}
