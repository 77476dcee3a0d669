import type { ColumnProfile, PartialProfile, ResultColumn } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { IconButton } from '../../shared/icon';
import { countText, roughText } from '../../shared/texts';
import { lineOf } from '../grid/cellText';
import type { ResultSession } from '../resultSession';
import { useOf } from '../useSession';
import { Histogram } from './histogram';
import type { ToldProfile } from './paneProfile';
import { shareText } from './shareText';
import { TopValues } from './topValues';
import { useProfile } from './useProfile';

/** What a column holds, over the rows that are shown: asked for only when this is open. */
export function ProfilePane(props: {
  readonly session: ResultSession;
  /** Place of the column in the result. */
  readonly column: number;
  readonly onClose: () => void;
}): JSX.Element {
  const { session, column, onClose } = props;
  const about = useOf(session, ({ model }) => model.columns.all)[column];
  const told = useProfile(session, column);
  const isBusy = told?.isBusy !== false;
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (session.paneProfile.isBusy) session.paneProfile.stop();
    else onClose();
  };
  return (
    <aside class="side profilePane" aria-label={l10n.t('Profile')} aria-busy={isBusy} onKeyDown={pressed}>
      <header>
        <span class="sideTitle">{about?.name}</span>
        <span class="faint">{about?.type}</span>
        <span class="grow" />
        <IconButton icon="close" label={l10n.t('Close')} onClick={onClose} />
      </header>
      <div class={isBusy ? 'progress running' : 'progress'} />
      <Reading session={session} told={told} />
      {told?.failure !== undefined && (
        <p class="sideNote" role="alert">
          {told.failure}
        </p>
      )}
      {told?.profile !== undefined && <Findings session={session} profile={told.profile} about={about} />}
    </aside>
  );
}

/** How far the reading has come, and the way to end it or to take it up again. */
function Reading(props: {
  readonly session: ResultSession;
  readonly told: ToldProfile | undefined;
}): JSX.Element | null {
  const { session, told } = props;
  if (told === undefined) return <p class="reading faint">{l10n.t('Reading the column…')}</p>;
  const { looked, isStopped, isBusy } = told;
  if (!isBusy && !isStopped) return null;
  const share = looked === undefined ? undefined : ([roughText(looked.rows), roughText(looked.of)] as const);
  return (
    <p class="reading">
      <span class="faint">{readingText(share, isStopped)}</span>
      <button
        type="button"
        class="link"
        onClick={() => (isBusy ? session.paneProfile.stop() : session.paneProfile.read(told.column))}
      >
        {isBusy ? l10n.t('Cancel') : l10n.t('Read All')}
      </button>
    </p>
  );
}

function readingText(share: readonly [string, string] | undefined, isStopped: boolean): string {
  if (share === undefined) return isStopped ? l10n.t('Stopped.') : l10n.t('Reading the column…');
  return isStopped ? l10n.t('Stopped after {0} of {1} rows.', ...share) : l10n.t('{0} of {1} rows', ...share);
}

function Findings(props: {
  readonly session: ResultSession;
  readonly profile: PartialProfile;
  readonly about: ResultColumn | undefined;
}): JSX.Element {
  const { session, profile, about } = props;
  return (
    <div class="findings" tabIndex={0}>
      <Fullness profile={profile} />
      {profile.histogram !== undefined && (
        <Histogram bins={profile.histogram} session={session} column={profile.column} />
      )}
      <dl class="facts">
        {factsOf(profile).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={value === '' ? 'null' : ''} title={value}>
              {value === '' ? l10n.t('Empty text') : lineOf(value)}
            </dd>
          </div>
        ))}
      </dl>
      <TopValues session={session} profile={profile} name={about?.name ?? ''} />
    </div>
  );
}

/** How much of the column is NULL, as a bar and in words. */
function Fullness({ profile: { rows, nulls } }: { readonly profile: PartialProfile }): JSX.Element {
  const text = nulls === 0 ? l10n.t('no NULL') : l10n.t('{0} NULL ({1})', countText(nulls), shareText(nulls, rows));
  return (
    <div class="fullness">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="full" x="0" y="0" width={rows === 0 ? 0 : 100 - (100 * nulls) / rows} height="4" />
      </svg>
      <span>{rows === 1 ? l10n.t('1 row') : l10n.t('{0} rows', countText(rows))}</span>
      <span class={nulls === 0 ? 'faint' : ''}>{text}</span>
    </div>
  );
}

function factsOf(profile: PartialProfile & Partial<ColumnProfile>): readonly (readonly [string, string])[] {
  const { distinct, min, max, mean, quartiles, rows, nulls } = profile;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Distinct'), distinct === undefined ? undefined : countOf(distinct, rows - nulls)],
    [l10n.t('Min'), min],
    [l10n.t('25 %'), quartiles?.[0]],
    [l10n.t('Median'), quartiles?.[1]],
    [l10n.t('75 %'), quartiles?.[2]],
    [l10n.t('Max'), max],
    [l10n.t('Mean'), mean],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** An estimate may come out above what there can be. */
function countOf({ count, isEstimate }: ColumnProfile['distinct'], most: number): string {
  return isEstimate ? l10n.t('about {0}', countText(Math.min(count, most))) : countText(count);
}
