import * as l10n from '@vscode/l10n';
import type { MenuEntry } from './menu/menu';
import type { ResultSession } from './resultSession';
import { copyEntries } from './selection/cellMenu';

/** The buttons of a toolbar for which there is no room, as entries of a menu. */
export function moreEntries(session: ResultSession): readonly MenuEntry[] {
  const { pane, profiles, model, tab } = session;
  const isEmpty = tab.progress.rows === 0;
  const side = (kind: 'value' | 'columns') => ({
    isChecked: pane.side?.kind === kind,
    run: () => pane.showSide(pane.side?.kind === kind ? undefined : { kind }),
  });
  return [
    {
      label: l10n.t('Column Profiles'),
      isChecked: profiles.isShown,
      isDisabled: isEmpty,
      run: () => profiles.toggle(),
    },
    { label: l10n.t('Columns'), isDisabled: tab.progress.columns.length === 0, ...side('columns') },
    { label: l10n.t('Show Whole Value'), isDisabled: isEmpty, ...side('value') },
    'line',
    ...(isEmpty ? [] : [...copyEntries(session), 'line' as const]),
    {
      label: l10n.t('Export…'),
      isDisabled: isEmpty,
      run: () => void session.attempt('results/export', { columns: model.columns.shown }),
    },
    {
      label: l10n.t('Compare With…'),
      isDisabled: isEmpty || tab.compares !== undefined,
      run: () => void session.attempt('results/compare', {}),
    },
  ];
}
