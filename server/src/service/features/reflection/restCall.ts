import type { Token } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { PlacedReflection } from './reflectionsIn';

const UNITS: Readonly<Record<string, number>> = {
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
};

/** The REST call that does what a statement says which Dremio has no SQL for; undefined for other statements. */
export function restCall({ statement, tokens }: PlacedReflection): string | undefined {
  if (statement.action === 'setEnabled') {
    const enabled = !tokens.some(({ keyword }) => keyword === 'FALSE');
    const text = l10n.t('Dremio has no SQL for this. It is a REST call on the reflection, found by its name:');
    return callText(text, 'PUT /api/v3/reflection/{id}', { enabled });
  }
  if (statement.action !== 'setRefresh') return undefined;
  const text = l10n.t(
    'Dremio has no SQL for this. It is a REST call on the dataset of the reflection, whose reflections are all refreshed so:',
  );
  return callText(text, 'PUT /api/v3/catalog/{id}', { accelerationRefreshPolicy: policyOf(tokens) });
}

function policyOf(tokens: readonly Token[]): Readonly<Record<string, string | number>> {
  const at = tokens.findIndex(({ keyword }) => keyword === 'EVERY');
  const [count, unit] = at < 0 ? [] : [tokens[at + 1], tokens[at + 2]];
  const length = UNITS[unit?.keyword.replace(/S$/, '') ?? ''];
  const number = Number(count?.text.replaceAll("'", ''));
  if (length === undefined || !Number.isFinite(number)) return { activePolicyType: 'PERIOD' };
  return { activePolicyType: 'PERIOD', refreshPeriodMs: number * length };
}

function callText(text: string, call: string, body: object): string {
  return `${text}\n\n\`\`\`http\n${call}\n\n${JSON.stringify(body, undefined, 2)}\n\`\`\``;
}
