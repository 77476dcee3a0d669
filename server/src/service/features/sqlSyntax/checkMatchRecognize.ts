import { isMark } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { SqlDocument } from '../../sqlDocument';

/** MATCH_RECOGNIZE, which Dremio's parser takes from the standard and its planner cannot run. */
export function checkMatchRecognize({ tokens }: SqlDocument): readonly Problem[] {
  return tokens.flatMap((token, at) => {
    if (token.keyword !== 'MATCH_RECOGNIZE' || !isMark(tokens[at + 1], '(')) return [];
    const message = l10n.t(
      'Dremio cannot run MATCH_RECOGNIZE, although it reads it: compare a row with those around it by LAG and LEAD.',
    );
    return [{ span: token.span, severity: 'error', code: 'sql.unsupported', message }];
  });
}
