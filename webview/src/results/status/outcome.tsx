import type { Cell, ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { Icon } from '../../shared/icon';
import { countText } from '../../shared/texts';
import type { ResultSession } from '../resultSession';
import { useOf } from '../useSession';

/** What a statement did that changes data or definitions, in a sentence above its one row; nothing for a query. */
export function Outcome({
  tab,
  session,
}: {
  readonly tab: ResultTab;
  readonly session: ResultSession;
}): JSX.Element | null {
  const text = useOf(session, ({ model }) => outcomeText(session.tab, column => model.cell(0, column)));
  if (text === undefined || tab.progress.state !== 'done') return null;
  return (
    <div class="reservation outcome">
      <Icon name="done" class="done" />
      <span>{text}</span>
    </div>
  );
}

/** Dremio answers DDL by the columns `ok` and `summary`, and DML by the column `Records`, in one row. */
export function outcomeText({ progress }: ResultTab, cell: (column: number) => Cell | undefined): string | undefined {
  if (progress.rows !== 1) return undefined;
  const names = progress.columns.map(column => column.name.toLowerCase()).join(',');
  if (names === 'ok,summary') return cell(1) ?? undefined;
  const records = names === 'records' ? Number(cell(0) ?? NaN) : NaN;
  if (Number.isNaN(records)) return undefined;
  return records === 1 ? l10n.t('1 row was written.') : l10n.t('{0} rows were written.', countText(records));
}
