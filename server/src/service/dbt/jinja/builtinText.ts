import * as l10n from '@vscode/l10n';
import { signatureOf, type Builtin } from './catalogue/builtin';

/** What there is to say of something of dbt's or Jinja's, in Markdown. */
export function builtinText(builtin: Builtin): string {
  const { page } = builtin;
  const parts = [
    `\`\`\`jinja\n${signatureOf(builtin)}\n\`\`\``,
    builtin.documentation(),
    page === undefined ? '' : `[${l10n.t('Documentation')}](${page})`,
  ];
  return parts.filter(part => part !== '').join('\n\n');
}
