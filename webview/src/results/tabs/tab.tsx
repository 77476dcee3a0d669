import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../../shared/icon';
import type { MenuPlace } from '../menu/menu';
import type { ResultsPort } from '../resultsPort';

const STATE_ICONS = {
  running: 'running',
  done: 'done',
  cancelled: 'stopped',
  failed: 'error',
} as const satisfies Record<ResultTab['progress']['state'], IconName>;

/** Keys that close and rename, as assistive software reads them. */
const KEYS = ['Delete', 'F2'] as const;

export interface TabProps {
  readonly tab: ResultTab;
  readonly isSelected: boolean;
  readonly isRenamed: boolean;
  readonly port: ResultsPort;
  readonly onRename: () => void;
  /** A new title, or `undefined` when the old one stays; a key ends it where the keyboard is, a press elsewhere. */
  readonly onRenamed: (title: string | undefined, isByKey: boolean) => void;
  readonly onMenu: (place: MenuPlace) => void;
}

/** One result in the list of them. */
export function Tab(props: TabProps): JSX.Element {
  const { tab, isSelected, port, onRename, onMenu } = props;
  const { resultId } = tab;
  const close = (): void => void port.ask('results/close', { resultId });
  if (props.isRenamed) return <TitleInput {...props} />;
  return (
    <div
      class={isSelected ? 'tab selected' : 'tab'}
      role="presentation"
      onAuxClick={event => event.button === 1 && close()}
      onDblClick={onRename}
      onContextMenu={event => {
        event.preventDefault();
        onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <button
        type="button"
        class="tabButton"
        role="tab"
        id={`tab-${resultId}`}
        data-result={resultId}
        aria-selected={isSelected}
        aria-controls={isSelected ? 'result' : undefined}
        aria-keyshortcuts={KEYS.join(' ')}
        tabIndex={isSelected ? 0 : -1}
        title={tab.sql === '' ? tab.title : tab.sql}
        onClick={() => void port.ask('results/select', { resultId })}
      >
        <Icon name={STATE_ICONS[tab.progress.state]} class={tab.progress.state} />
        <span class="tabTitle">{tab.title}</span>
        {tab.pinned === true && <span class="unseen">{l10n.t('pinned')}</span>}
      </button>
      <CloseOrUnpin tab={tab} port={port} onClose={close} />
    </div>
  );
}

/** The keyboard closes by Delete on the tab and unpins by its menu; a button inside a list of tabs would be no tab. */
function CloseOrUnpin(props: {
  readonly tab: ResultTab;
  readonly port: ResultsPort;
  readonly onClose: () => void;
}): JSX.Element {
  const { tab, port, onClose } = props;
  const isPinned = tab.pinned === true;
  const unpin = (): void => void port.ask('results/pin', { resultId: tab.resultId, pinned: false });
  return (
    <button
      type="button"
      class={isPinned ? 'iconButton tabClose pinned' : 'iconButton tabClose'}
      tabIndex={-1}
      aria-hidden="true"
      title={isPinned ? l10n.t('Unpin') : l10n.t('Close')}
      onClick={isPinned ? unpin : onClose}
      onDblClick={event => event.stopPropagation()}
    >
      <Icon name={isPinned ? 'pin' : 'close'} />
    </button>
  );
}

/** The title while it is written: Enter takes it, Escape leaves it, nothing brings the tab's own back. */
function TitleInput({ tab, onRenamed }: TabProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const end = (title: string | undefined, isByKey: boolean): void => {
    if (isOver.current) return;
    isOver.current = true;
    onRenamed(title, isByKey);
  };
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') end(input.current?.value.trim() ?? '', true);
    else if (event.key === 'Escape') end(undefined, true);
  };
  return (
    <div class="tab selected" role="presentation">
      <input
        ref={input}
        class="field titleInput"
        type="text"
        aria-label={l10n.t('Title of {0}', tab.title)}
        defaultValue={tab.title}
        onKeyDown={pressed}
        onBlur={() => end(input.current?.value.trim(), false)}
      />
    </div>
  );
}
