import * as l10n from '@vscode/l10n';

/** Takes over the translated texts that the host put into the page. Call it before anything is drawn. */
export function takeTextsOf(page: Document): void {
  const texts = page.getElementById('texts')?.textContent ?? 'null';
  if (texts !== 'null') l10n.config({ contents: texts });
}

/** A count in short, as there is room for it: `2.1M`. */
export function roughText(value: number): string {
  const style = { notation: 'compact', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(document.documentElement.lang || 'en', style).format(value);
}

/** A whole number in the language of the page: `1,000,000`. */
export function countText(value: number): string {
  return new Intl.NumberFormat(document.documentElement.lang || 'en').format(value);
}
