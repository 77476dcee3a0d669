import type { Cell, CellValue, ResultColumn } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon, IconButton } from '../../shared/icon';
import { countText } from '../../shared/texts';
import type { ResultSession } from '../resultSession';
import { isAlike, useOf } from '../useSession';
import { ValueView } from './valueView';

interface ActiveCell {
  readonly row: number;
  /** Place of the column in the result; absent while no cell has the focus. */
  readonly column: number | undefined;
  readonly about: ResultColumn | undefined;
  readonly cell: Cell | undefined;
  readonly isCut: boolean;
  /** The value before, in a comparison whose cell changed. */
  readonly before: Cell | undefined;
}

/** The whole value of the cell that has the focus, exactly as the server gave it. */
export function ValuePane({
  session,
  onClose,
}: {
  readonly session: ResultSession;
  readonly onClose: () => void;
}): JSX.Element {
  const active = useOf(session, readActive, isAlike);
  const { about, column, row } = active;
  const value = useWhole(session, active);
  const text = value?.text;
  return (
    <aside class="side valuePane" aria-label={l10n.t('Value')}>
      <header>
        <span class="sideTitle">{about?.name ?? l10n.t('No cell is selected')}</span>
        <span class="faint">{about?.type}</span>
        <span class="grow" />
        {column !== undefined && (
          <IconButton
            icon="open"
            label={l10n.t('Open in Editor')}
            onClick={() => void session.attempt('results/openCell', { row, column })}
          />
        )}
        {typeof text === 'string' && (
          <IconButton
            icon="copy"
            label={l10n.t('Copy Value')}
            onClick={() => void session.port.ask('results/copy', { text })}
          />
        )}
        <IconButton icon="close" label={l10n.t('Close')} onClick={onClose} />
      </header>
      {about?.unreadable !== undefined && (
        <p class="reservation">
          <Icon name="warning" class="warned" />
          {about.unreadable}
        </p>
      )}
      {active.before !== undefined && <Before cell={active.before} />}
      {value === undefined ? (
        <p class="faint sideNote">{column === undefined ? '' : l10n.t('Loading…')}</p>
      ) : (
        <ValueView value={value} kind={about?.kind ?? 'text'} />
      )}
      <footer class="faint">{column === undefined ? '' : describe(row, text)}</footer>
    </aside>
  );
}

function Before({ cell }: { readonly cell: Cell }): JSX.Element {
  return (
    <div class="valueBefore">
      <span class="faint">{l10n.t('Before')}</span>
      <pre class={cell === null ? 'null' : ''}>{cell ?? 'NULL'}</pre>
      <span class="faint">{l10n.t('After')}</span>
    </div>
  );
}

function readActive({ model }: ResultSession): ActiveCell {
  const active = model.selection?.active;
  const [row, position] = [active?.row ?? 0, active?.column ?? 0];
  const column = active === undefined ? undefined : model.columns.shown[position];
  const before = model.change(row, position)?.before.find(each => each.column === column);
  return {
    row,
    column,
    about: active === undefined ? undefined : model.columns.at(position),
    cell: active === undefined ? undefined : model.cell(row, position),
    isCut: active !== undefined && model.isCut(row, position),
    before: before?.cell,
  };
}

/** The value of the cell: what the grid has when that is all, else what the host gives. */
function useWhole(session: ResultSession, { row, column, about, cell, isCut }: ActiveCell): CellValue | undefined {
  const [asked, setAsked] = useState<CellValue & { readonly of: string }>();
  const of = `${row}:${column}:${cell}`;
  const mustAsk = column !== undefined && typeof cell === 'string' && (isCut || about?.kind === 'binary');
  useEffect(() => {
    if (!mustAsk) return;
    const { port, resultId, pane } = session;
    port.ask('results/cell', { resultId, row, column }).then(
      value => setAsked({ ...value, of }),
      (error: unknown) => pane.say(error instanceof Error ? error.message : String(error)),
    );
  }, [session, of, mustAsk]);
  if (!mustAsk) return cell === undefined ? undefined : { text: cell };
  return asked?.of === of ? asked : undefined;
}

function describe(row: number, value: Cell | undefined): string {
  const place = l10n.t('Row {0}', countText(row + 1));
  if (value === null || value === undefined) return place;
  return value === ''
    ? l10n.t('{0}, empty text', place)
    : l10n.t('{0}, {1} characters', place, countText(lengthOf(value)));
}

/** Characters as people count them; of a very long text the halves of pairs, which is quick. */
function lengthOf(text: string): number {
  return text.length > 1_000_000 ? text.length : Array.from(text).length;
}
