import type { ColumnProfile, ResultColumn } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { IconButton } from '../../shared/icon';
import { countText } from '../../shared/texts';
import { lineOf } from '../grid/cellText';
import type { ResultSession } from '../resultSession';
import { useOf } from '../useSession';
import { Histogram } from './histogram';
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
  const { profile, failure, isBusy } = useProfile(session, column);
  return (
    <aside class="side profilePane" aria-label={l10n.t('Profile')} aria-busy={isBusy}>
      <header>
        <span class="sideTitle">{about?.name}</span>
        <span class="faint">{about?.type}</span>
        <span class="grow" />
        <IconButton icon="close" label={l10n.t('Close')} onClick={onClose} />
      </header>
      <div class={isBusy ? 'progress running' : 'progress'} />
      {failure !== undefined && (
        <p class="sideNote" role="alert">
          {failure}
        </p>
      )}
      {profile === undefined ? (
        failure === undefined && <p class="faint sideNote">{l10n.t('Reading the column…')}</p>
      ) : (
        <Findings session={session} profile={profile} about={about} />
      )}
    </aside>
  );
}

function Findings(props: {
  readonly session: ResultSession;
  readonly profile: ColumnProfile;
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
function Fullness({ profile: { rows, nulls } }: { readonly profile: ColumnProfile }): JSX.Element {
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

function factsOf(profile: ColumnProfile): readonly (readonly [string, string])[] {
  const { distinct, min, max, mean, quartiles } = profile;
  const count = countText(distinct.count);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Distinct'), distinct.isEstimate ? l10n.t('about {0}', count) : count],
    [l10n.t('Min'), min],
    [l10n.t('25 %'), quartiles?.[0]],
    [l10n.t('Median'), quartiles?.[1]],
    [l10n.t('75 %'), quartiles?.[2]],
    [l10n.t('Max'), max],
    [l10n.t('Mean'), mean],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
