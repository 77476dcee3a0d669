import * as l10n from '@vscode/l10n';
import type { GenericTest } from '../../project/projectMacro';

/** What a generic test takes and is for, in Markdown. */
export function testText({ name, packageName, arguments: args, description }: GenericTest): string {
  const lines = args.map(one => {
    const about = one.description === undefined ? '' : `: ${one.description}`;
    const value = one.otherwise === undefined ? '' : ` = ${one.otherwise}`;
    return `- \`${one.name}${value}\`${about}`;
  });
  const parts = [
    `**${name}** · ${l10n.t('test of {0}', packageName)}`,
    description ?? DBTS[name]?.() ?? '',
    lines.join('\n'),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

const DBTS: Readonly<Record<string, () => string>> = {
  unique: () => l10n.t('Fails where a value is there more than once.'),
  not_null: () => l10n.t('Fails where there is no value.'),
  accepted_values: () => l10n.t('Fails where a value is none of those listed.'),
  relationships: () => l10n.t('Fails where a value is not in a column of another model.'),
};
