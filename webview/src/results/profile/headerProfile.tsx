import type { PartialProfile } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { HeaderProfile } from './headerProfiles';
import { fullFacts, shortFacts } from './profileWords';
import { barsPath, shareStretches, SPARK_HEIGHT } from './sparkShapes';

/** What a column holds, in small below its name; a press opens the whole profile. */
export function HeaderProfileButton(props: {
  readonly name: string;
  readonly known: HeaderProfile | undefined;
  readonly onOpen: () => void;
}): JSX.Element {
  const { name, known, onOpen } = props;
  const told = spokenProfile(known);
  return (
    <button
      type="button"
      class={isComplete(known) ? 'headerProfile' : 'headerProfile waiting'}
      // The headers are gone through by arrow keys, and their menu opens the profile.
      tabIndex={-1}
      aria-label={l10n.t('Profile of {0}: {1}', name, told)}
      title={told}
      onClick={onOpen}
    >
      {known?.profile !== undefined && <Spark profile={known.profile} />}
      <span class="profileFacts">{shortProfile(known)}</span>
    </button>
  );
}

function shortProfile(known: HeaderProfile | undefined): string {
  if (known === undefined) return '';
  return known.profile === undefined ? l10n.t('no profile') : shortFacts(known.profile);
}

function isComplete(known: HeaderProfile | undefined): boolean {
  return known !== undefined && (known.profile === undefined || known.looked === undefined);
}

/** What is said of a column in words. */
export function spokenProfile(known: HeaderProfile | undefined): string {
  if (known === undefined) return l10n.t('Reading the column…');
  return known.profile === undefined ? known.failure : fullFacts(known.profile);
}

/** Bars of what has an order to be spread along, else one bar of the most frequent values; below it what is NULL. */
function Spark({ profile }: { readonly profile: PartialProfile }): JSX.Element {
  const { histogram, nulls, rows } = profile;
  return (
    <span class="spark" aria-hidden="true">
      {histogram === undefined ? (
        <svg class="shares" viewBox={`0 0 100 ${SPARK_HEIGHT}`} preserveAspectRatio="none">
          {shareStretches(profile).map(({ start, width }, i) => (
            <rect key={i} class={i % 2 === 0 ? 'share' : 'share other'} x={start} y="0" width={width} height="16" />
          ))}
        </svg>
      ) : (
        <svg viewBox={`0 0 ${histogram.length} ${SPARK_HEIGHT}`} preserveAspectRatio="none">
          <path class="share" d={barsPath(histogram)} />
        </svg>
      )}
      <span class="nullShare">{nulls > 0 && <span style={{ width: `${(100 * nulls) / Math.max(1, rows)}%` }} />}</span>
    </span>
  );
}
