import * as l10n from '@vscode/l10n';
import type { JinjaTag } from './catalogue/jinjaTags';

/** What a statement does, in Markdown. */
export function tagText({ keyword, documentation, page }: JinjaTag): string {
  return [`**${keyword}**`, documentation(), `[${l10n.t('Documentation')}](${page})`].join('\n\n');
}
