import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countText } from '../../shared/texts';
import type { ResultSession } from '../resultSession';
import { useOf } from '../useSession';

/** Asks for a row's number and goes there: of a long result, a pixel of the scroll bar is many rows. */
export function GoToRow({ session }: { readonly session: ResultSession }): JSX.Element | null {
  const isOpen = useOf(session, ({ pane }) => pane.isGoingToRow);
  return isOpen ? <RowInput session={session} /> : null;
}

function RowInput({ session }: { readonly session: ResultSession }): JSX.Element {
  const { model, pane } = session;
  const input = useRef<HTMLInputElement>(null);
  const rows = useOf(session, () => model.extent.rows);
  const [isWrong, setWrong] = useState(false);
  useLayoutEffect(() => input.current?.focus(), []);
  const close = (): void => {
    pane.goToRow(false);
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') return close();
    if (event.key !== 'Enter') return;
    const row = rowOf(input.current?.value ?? '');
    if (row === undefined) return setWrong(true);
    model.select({ row: row - 1, column: model.activePosition }, 'replace');
    close();
  };
  const label = l10n.t('Go to row, 1 to {0}', countText(rows));
  return (
    <div class="widget goToRow" role="dialog" aria-label={l10n.t('Go to Row')}>
      <input
        ref={input}
        type="text"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={isWrong}
        placeholder={label}
        onInput={() => setWrong(false)}
        onKeyDown={pressed}
        onBlur={() => pane.goToRow(false)}
      />
    </div>
  );
}

/** A number as people write it, with or without signs between the thousands. */
function rowOf(text: string): number | undefined {
  const row = Number(text.replaceAll(/[\s.,'_]/g, ''));
  return Number.isInteger(row) && row > 0 ? row : undefined;
}
