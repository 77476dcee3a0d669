import * as l10n from '@vscode/l10n';
import type { ConfigKey, ConfigType } from './configKey';

/** What there is to say of a key, in Markdown: its kind of value, what it does, its values, who reads it. */
export function configKeyText(key: ConfigKey): string {
  const values = key.choices?.filter(({ documentation }) => documentation !== undefined) ?? [];
  const parts = [
    `**${key.name}** · ${configTypeText(key)}`,
    key.documentation(),
    values.map(({ value, documentation }) => `- \`${value}\`: ${documentation?.() ?? ''}`).join('\n'),
    originText(key),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

/** The kinds of values that a key takes, as a word or two. */
export function configTypeText({ types }: Pick<ConfigKey, 'types'>): string {
  return types.map(typeName).join(' | ');
}

function originText({ from, since, materializations, page }: ConfigKey): string {
  const who = since === undefined ? from : l10n.t('{0}, since {1}', from, since);
  const where = materializations === undefined ? [] : [materializations.join(', ')];
  const link = page === undefined ? [] : [`[${l10n.t('Documentation')}](${page})`];
  return [who, ...where, ...link].join(' · ');
}

function typeName(type: ConfigType): string {
  switch (type) {
    case 'text':
      return l10n.t('text');
    case 'number':
      return l10n.t('number');
    case 'boolean':
      return l10n.t('true or false');
    case 'list':
      return l10n.t('list');
    case 'map':
      return l10n.t('map');
  }
}
