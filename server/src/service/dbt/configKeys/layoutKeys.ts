import * as l10n from '@vscode/l10n';
import type { ConfigKey } from './configKey';

const PAGE = 'https://docs.getdbt.com/reference/resource-configs/dremio-configs';
const WRITTEN = ['table', 'incremental', 'seed'];
const LAID_OUT = [...WRITTEN, 'reflection'];

/** Keys of dbt-dremio that tables and reflections share: how their rows are laid out. */
export const LAYOUT_KEYS: readonly ConfigKey[] = [
  {
    name: 'partition_by',
    types: ['list', 'text'],
    holds: 'anchorColumn',
    resources: ['model', 'seed'],
    materializations: LAID_OUT,
    from: 'dbt-dremio',
    documentation: () =>
      l10n.t(
        'Columns that files are divided by. A table takes transforms too, as `month("order_date")`; names are written as they are, so quote those that need it.',
      ),
    page: PAGE,
  },
  {
    name: 'partition_method',
    types: ['text'],
    choices: [
      {
        value: 'striped',
        documentation: () => l10n.t('Each writer writes its own files: the default of reflections.'),
      },
      { value: 'consolidated', documentation: () => l10n.t('Of a reflection: few, large files.') },
      { value: 'hash', documentation: () => l10n.t('Of a table: rows go to writers by their partition.') },
      { value: 'roundrobin', documentation: () => l10n.t('Of a table: rows go to writers in turn.') },
    ],
    closed: 'anyCase',
    resources: ['model', 'seed'],
    materializations: LAID_OUT,
    from: 'dbt-dremio',
    documentation: () => l10n.t('How rows of a partition are shared out among those who write.'),
    page: PAGE,
  },
  {
    name: 'distribute_by',
    types: ['list', 'text'],
    holds: 'anchorColumn',
    resources: ['model', 'seed'],
    materializations: LAID_OUT,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Columns whose equal values come into the same file.'),
    page: PAGE,
  },
  {
    name: 'localsort_by',
    types: ['list', 'text'],
    holds: 'anchorColumn',
    resources: ['model', 'seed'],
    materializations: LAID_OUT,
    from: 'dbt-dremio',
    documentation: () => l10n.t('Columns that rows of one file are sorted by, which makes ranges cheap to find.'),
    page: PAGE,
  },
];
