import type { ResultTab, RowChange } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { IconButton } from '../../shared/icon';
import { withTest } from '../arrange/arrangement';
import type { ResultSession } from '../resultSession';
import { useOf } from '../useSession';
import { nextDifference } from './nextDifference';

type Kind = RowChange['kind'];

const KINDS: readonly Kind[] = ['added', 'removed', 'changed', 'same'];

/** The first column of a comparison holds the kind of each row's change. */
const KIND_COLUMN = 0;

/** Above a comparison: what is compared, which rows of it are shown, and the way to the next difference. */
export function CompareBar({
  tab,
  session,
}: {
  readonly tab: ResultTab;
  readonly session: ResultSession;
}): JSX.Element | null {
  const [isSearching, setSearching] = useState(false);
  const shown = useOf(session, shownKinds);
  const { compares } = tab;
  if (compares === undefined) return null;
  const go = (backwards: boolean): void => {
    setSearching(true);
    void nextDifference(session, backwards)
      .then(
        found => (found ? '' : l10n.t('There is no other difference.')),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
      .then(sentence => {
        setSearching(false);
        session.pane.say(sentence);
      });
  };
  const toggle = (kind: Kind): void => show(session, toggled(shown, kind));
  return (
    <div class="compareBar" role="toolbar" aria-label={l10n.t('Comparison')}>
      <span class="compareNames" title={l10n.t('Rows with equal {0}', compares.keys.join(', '))}>
        {l10n.t('{0} → {1} by {2}', compares.left, compares.right, compares.keys.join(', '))}
      </span>
      {KINDS.map(kind => (
        <button
          key={kind}
          type="button"
          class={`kindToggle ${kind}`}
          aria-pressed={shown.includes(kind)}
          onClick={() => toggle(kind)}
        >
          <span class="kindMark" aria-hidden="true" />
          {kindName(kind)}
        </button>
      ))}
      <span class="grow" />
      <IconButton icon="up" label={l10n.t('Previous Difference')} disabled={isSearching} onClick={() => go(true)} />
      <IconButton icon="down" label={l10n.t('Next Difference')} disabled={isSearching} onClick={() => go(false)} />
    </div>
  );
}

/** Kinds that are shown, as words with commas between, so that they can be compared. */
function shownKinds(session: ResultSession): string {
  const filter = session.arranger.wanted.filters.find(({ column }) => column === KIND_COLUMN);
  const kinds = filter?.test.kind === 'in' ? filter.test.texts : KINDS;
  return kinds.join(',');
}

function toggled(shown: string, kind: Kind): readonly Kind[] {
  const now = shown.split(',');
  const next = KINDS.filter(each => (each === kind ? !now.includes(each) : now.includes(each)));
  return next.length === 0 ? KINDS : next;
}

function show({ arranger, filters }: ResultSession, kinds: readonly Kind[]): void {
  const test = kinds.length === KINDS.length ? undefined : ({ kind: 'in', texts: kinds } as const);
  filters.set(KIND_COLUMN, test);
  arranger.want(withTest(arranger.wanted, KIND_COLUMN, test), undefined);
}

function kindName(kind: Kind): string {
  switch (kind) {
    case 'added':
      return l10n.t('Added');
    case 'removed':
      return l10n.t('Removed');
    case 'changed':
      return l10n.t('Changed');
    case 'same':
      return l10n.t('Unchanged');
  }
}
