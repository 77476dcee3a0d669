import type { ResultColumn } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { Icon, IconButton } from '../shared/icon';
import { countText } from '../shared/texts';
import type { DrawnCell } from './grid/gridRow';

/** The whole value of the cell that has the focus, exactly as the server gave it. */
export function ValuePane(props: {
  readonly column: ResultColumn | undefined;
  readonly row: number;
  readonly value: DrawnCell;
  readonly onCopy: (text: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { column, value } = props;
  return (
    <aside class="valuePane" aria-label={l10n.t('Value')}>
      <header>
        <span class="valueName">{column?.name ?? l10n.t('No cell is selected')}</span>
        <span class="faint">{column?.type}</span>
        <span class="grow" />
        {typeof value === 'string' && (
          <IconButton icon="copy" label={l10n.t('Copy Value')} onClick={() => props.onCopy(value)} />
        )}
        <IconButton icon="close" label={l10n.t('Close')} onClick={props.onClose} />
      </header>
      {column?.unreadable !== undefined && (
        <p class="reservation">
          <Icon name="warning" class="warned" />
          {column.unreadable}
        </p>
      )}
      <pre class={value === null ? 'value null' : 'value'} tabIndex={0}>
        {value === null ? 'NULL' : value}
      </pre>
      <footer class="faint">{column === undefined ? '' : describe(props.row, value)}</footer>
    </aside>
  );
}

function describe(row: number, value: DrawnCell): string {
  const place = l10n.t('Row {0}', countText(row + 1));
  if (value === null || value === undefined) return place;
  return value === ''
    ? l10n.t('{0}, empty text', place)
    : l10n.t('{0}, {1} characters', place, countText(Array.from(value).length));
}
