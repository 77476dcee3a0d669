import type { ReflectionSetting, ReflectionStatement } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';

/** The REST call that does what a statement says which Dremio has no SQL for; undefined for other statements. */
export function restCall(statement: ReflectionStatement): string | undefined {
  return statement.action === 'create' || statement.setting === undefined ? undefined : callOf(statement.setting);
}

function callOf(setting: ReflectionSetting): string {
  if (setting.kind === 'enabled') {
    const text = l10n.t('Dremio has no SQL for this. Run, it is a REST call on the reflection, found by its name:');
    return callText(text, 'PUT /api/v3/reflection/{id}', { enabled: setting.value });
  }
  const text = l10n.t(
    'Dremio has no SQL for this. Run, it is a REST call on the dataset of the reflection, whose reflections are all refreshed so:',
  );
  const policy = { activePolicyType: 'PERIOD', refreshPeriodMs: setting.periodMs };
  return callText(text, 'PUT /api/v3/catalog/{id}', { accelerationRefreshPolicy: policy });
}

function callText(text: string, call: string, body: object): string {
  return `${text}\n\n\`\`\`http\n${call}\n\n${JSON.stringify(body, undefined, 2)}\n\`\`\``;
}
