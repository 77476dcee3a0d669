import * as l10n from '@vscode/l10n';
import type { QueryPlan } from '../queryRun';
import { isShortened, planText } from './planText';

/** A page about Dremio's plan of a query: whose it is, the plan for reading and as it came, and the statement. */
export function planPage(
  { prepared, connection }: { readonly prepared: PlannedQuery; readonly connection: { readonly name: string } },
  plan: string,
): string {
  const whole = isShortened(plan) ? ['', l10n.t('As Dremio tells it'), '', plan.trimEnd()] : [];
  return [
    l10n.t('Plan of {0} on {1}', prepared.title, connection.name),
    '',
    planText(plan),
    ...whole,
    '',
    // What was typed for a parameter may be a secret.
    (prepared.template ?? prepared.sql).trim(),
    '',
  ].join('\n');
}

type PlannedQuery = Pick<QueryPlan['prepared'], 'title' | 'sql' | 'template'>;
