import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../shared/icon';
import { countText } from '../../shared/texts';
import type { ResultSession } from '../resultSession';
import { shareText } from '../profile/shareText';
import { isAlike, useOf } from '../useSession';
import type { Finder } from './finder';

/** Milliseconds without a key after which a text is looked for. */
const STILL = 250;

/** The find widget above the right of the grid, as VS Code's editors have it. */
export function FindWidget({ session }: { readonly session: ResultSession }): JSX.Element | null {
  const isOpen = useOf(session, ({ finder }) => finder.isOpen);
  return isOpen ? <OpenWidget session={session} /> : null;
}

function OpenWidget({ session }: { readonly session: ResultSession }): JSX.Element {
  const { finder } = session;
  const told = useOf(session, readFinder, isAlike);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
    return () => clearTimeout(timer.current);
  }, []);
  const look = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => finder.look(text, finder.caseSensitive), STILL);
  };
  const go = (backwards: boolean): void => {
    clearTimeout(timer.current);
    const text = input.current?.value ?? '';
    if (text === finder.text) finder.next(backwards);
    else finder.look(text, finder.caseSensitive);
  };
  const close = (): void => leave(finder);
  return (
    <div
      class="widget find"
      role="search"
      aria-label={l10n.t('Find in Result')}
      onKeyDown={event => pressed(event, go, () => (finder.isSeeking ? finder.stop() : close()))}
    >
      <div class={told.isMissing ? 'findBox missing' : 'findBox'}>
        <input
          ref={input}
          type="text"
          spellcheck={false}
          aria-label={l10n.t('Find')}
          placeholder={l10n.t('Find')}
          defaultValue={finder.text}
          onInput={event => look(event.currentTarget.value)}
        />
        <CaseButton finder={finder} isPressed={told.caseSensitive} text={() => input.current?.value ?? ''} />
      </div>
      <span class="findCount" role="status">
        {told.count}
      </span>
      <WayButtons finder={finder} isBusy={told.isBusy} isDisabled={told.isMissing} go={go} />
      <IconButton icon="close" label={l10n.t('Close')} onClick={close} />
    </div>
  );
}

function leave(finder: Finder): void {
  finder.close();
  document.querySelector<HTMLElement>('[role=grid]')?.focus();
}

function WayButtons(props: {
  readonly finder: Finder;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly go: (backwards: boolean) => void;
}): JSX.Element {
  const { finder, isBusy, isDisabled, go } = props;
  return (
    <>
      <span class={isBusy ? 'stopFind' : 'stopFind idle'}>
        <IconButton icon="cancel" label={l10n.t('Stop Searching')} onClick={() => finder.stop()} />
      </span>
      <IconButton icon="up" label={l10n.t('Previous Match')} disabled={isDisabled} onClick={() => go(true)} />
      <IconButton icon="down" label={l10n.t('Next Match')} disabled={isDisabled} onClick={() => go(false)} />
    </>
  );
}

function CaseButton(props: {
  readonly finder: Finder;
  readonly isPressed: boolean;
  readonly text: () => string;
}): JSX.Element {
  return (
    <IconButton
      icon="matchCase"
      label={l10n.t('Match Case')}
      pressed={props.isPressed}
      onClick={() => props.finder.look(props.text(), !props.finder.caseSensitive)}
    />
  );
}

function readFinder({ finder }: ResultSession): {
  readonly count: string;
  readonly caseSensitive: boolean;
  readonly isMissing: boolean;
  readonly isBusy: boolean;
} {
  const isMissing = finder.hits.isThere === false;
  return { count: countOf(finder), caseSensitive: finder.caseSensitive, isMissing, isBusy: finder.isBusy };
}

/** Which hit of how many; `+` says that there may be more of them. */
function countOf({ hits, failure, isBusy, isStopped, share, text }: Finder): string {
  if (failure !== undefined) return failure;
  if (text === '') return '';
  if (hits.isThere === false) return l10n.t('No results');
  if (hits.isThere === true) {
    const count = countText(hits.count ?? 1) + (hits.isCounted ? '' : '+');
    return hits.ordinal === undefined ? count : l10n.t('{0} of {1}', countText(hits.ordinal), count);
  }
  if (isBusy) return share > 0 ? l10n.t('Searching… {0}', shareText(share, 1)) : l10n.t('Searching…');
  return isStopped ? l10n.t('Stopped after {0} of the rows', shareText(share, 1)) : '';
}

function pressed(event: KeyboardEvent, go: (backwards: boolean) => void, leave: () => void): void {
  const isInput = event.target instanceof HTMLInputElement;
  if (event.key === 'Enter' && isInput) go(event.shiftKey);
  else if (event.key === 'F3') go(event.shiftKey);
  else if (event.key === 'Escape') leave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
