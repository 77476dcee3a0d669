import type { ExportFormat } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';

/** How a format is offered, and what its files end with. */
export interface FormatChoice {
  readonly format: ExportFormat;
  readonly label: string;
  readonly detail: string;
  readonly extension: string;
}

/** Longer names are of no use to anybody. */
const MOST_CHARACTERS = 60;

/** The formats that a result can be written in, the most wanted first. */
export function formatChoices(): readonly FormatChoice[] {
  return [
    { format: 'csv', label: 'CSV', detail: l10n.t('RFC 4180, UTF-8, for programs'), extension: 'csv' },
    {
      format: 'excelCsv',
      label: l10n.t('CSV for Excel'),
      detail: l10n.t('With a byte order mark; texts that a spreadsheet would run as formulas are defused'),
      extension: 'csv',
    },
    { format: 'parquet', label: 'Parquet', detail: l10n.t('Typed columns, compressed'), extension: 'parquet' },
    { format: 'jsonLines', label: 'JSON Lines', detail: l10n.t('An object for each row'), extension: 'jsonl' },
    { format: 'arrow', label: 'Arrow', detail: l10n.t('Arrow IPC file: all types as they came'), extension: 'arrow' },
    { format: 'markdown', label: 'Markdown', detail: l10n.t('A table, for documents'), extension: 'md' },
    {
      format: 'sql',
      label: l10n.t('SQL IN-list'),
      detail: l10n.t('The literals of one column in brackets'),
      extension: 'sql',
    },
  ];
}

/**
 * A name for the file: the result's title without what file systems refuse. Of a title that is a statement the words
 * are kept, joined as names in SQL are.
 */
export function fileNameFor(title: string, { extension }: Pick<FormatChoice, 'extension'>): string {
  const words = title.replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '_');
  const name = words.slice(0, MOST_CHARACTERS).replace(/^[._]+|[._]+$/g, '');
  return `${name === '' ? 'result' : name}.${extension}`;
}
