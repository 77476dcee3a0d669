import * as l10n from '@vscode/l10n';

/** A number of rows in words: `1 row`, `3,000 rows`. */
export function rowsText(rows: number, locale: string): string {
  return rows === 1 ? l10n.t('1 row') : l10n.t('{0} rows', rows.toLocaleString(locale));
}
