import type { ResultColumn } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon';
import { below } from '../menu/menuPlace';
import type { ResultSession } from '../resultSession';
import { isAlike, useOf } from '../useSession';
import { filterExamples, operatorEntries } from './operators';

/** Milliseconds without a key after which what is written takes effect. */
const STILL = 400;

/** The filter of one column: takes effect a moment after the last key, at once with Enter. */
export function FilterInput(props: {
  readonly session: ResultSession;
  readonly column: number;
  readonly about: ResultColumn;
}): JSX.Element {
  const { session, column, about } = props;
  const { text, mistake, change } = useFilterText(session, column, about);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const isFocusWanted = useOf(session, ({ filters }) => filters.isFocusWanted(column));
  useLayoutEffect(() => {
    if (isFocusWanted) input.current?.focus();
  }, [isFocusWanted]);
  const choose = (next: string, isWhole: boolean): void => {
    change(next, isWhole);
    input.current?.focus();
  };
  return (
    <div class={mistake === undefined ? 'filterCell' : 'filterCell wrong'}>
      <input
        ref={input}
        class="filterInput"
        type="text"
        spellcheck={false}
        onFocus={() => session.filters.gotFocus()}
        aria-label={l10n.t('Filter {0}', about.name)}
        aria-invalid={mistake !== undefined}
        aria-describedby={mistake === undefined ? undefined : id}
        placeholder={l10n.t('Filter')}
        title={filterExamples(about.kind)}
        value={text}
        onInput={event => change(event.currentTarget.value, false)}
        onKeyDown={event => pressed(event, event.currentTarget, change)}
      />
      <OperatorButton session={session} about={about} text={text} choose={choose} />
      {mistake !== undefined && (
        <span class="filterMistake" id={id} role="alert">
          {mistake}
        </span>
      )}
    </div>
  );
}

/** What is written in the input, what is wrong with it, and how it is changed. */
function useFilterText(
  session: ResultSession,
  column: number,
  about: ResultColumn,
): {
  readonly text: string;
  readonly mistake: string | undefined;
  readonly change: (text: string, isNow: boolean) => void;
} {
  const { filters } = session;
  const told = useOf(session, () => ({ text: filters.textOf(column), mistake: filters.mistakeOf(column) }), isAlike);
  const [text, setText] = useState(told.text);
  const own = useRef(told.text);
  const write = useStill((written: string) => {
    own.current = written;
    filters.write(column, written, about.kind);
  });
  // Only a filter that was set elsewhere, as by a value of the profile: our own comes back after newer keys.
  useEffect(() => {
    if (told.text === own.current) return;
    own.current = told.text;
    setText(told.text);
  }, [told.text]);
  const change = (next: string, isNow: boolean): void => {
    setText(next);
    write(next, isNow);
  };
  return { text, mistake: told.mistake, change };
}

function OperatorButton(props: {
  readonly session: ResultSession;
  readonly about: ResultColumn;
  readonly text: string;
  readonly choose: (text: string, isWhole: boolean) => void;
}): JSX.Element {
  const { session, about, text, choose } = props;
  const label = l10n.t('Filter {0} by…', about.name);
  const open = (button: HTMLElement): void =>
    session.pane.openMenu({ label, place: below(button), entries: operatorEntries(about.kind, text, choose) });
  return (
    <button
      type="button"
      class="filterMenu"
      aria-label={label}
      aria-haspopup="menu"
      title={l10n.t('Ways to filter')}
      onClick={event => open(event.currentTarget)}
    >
      <Icon name="chevron" />
    </button>
  );
}

/** Calls back a moment after the last call, or at once; what waits when the input goes out of sight is not lost. */
function useStill(callback: (text: string) => void): (text: string, isNow: boolean) => void {
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly run: () => void } | undefined>(
    undefined,
  );
  useEffect(() => () => waiting.current?.run(), []);
  return (text, isNow) => {
    const run = (): void => {
      clearTimeout(waiting.current?.timer);
      waiting.current = undefined;
      callback(text);
    };
    clearTimeout(waiting.current?.timer);
    if (isNow) run();
    else waiting.current = { timer: setTimeout(run, STILL), run };
  };
}

function pressed(event: KeyboardEvent, input: HTMLInputElement, change: (text: string, isNow: boolean) => void): void {
  // The keys of the grid are none of the input's.
  event.stopPropagation();
  const { value } = input;
  if (event.key === 'Enter') change(value, true);
  else if (event.key === 'Escape' && value !== '') change('', true);
  else if (event.key === 'Escape' || event.key === 'ArrowDown') input.closest<HTMLElement>('[role=grid]')?.focus();
  else return;
  event.preventDefault();
}
