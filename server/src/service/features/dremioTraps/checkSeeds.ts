import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { mapOf } from '../../project/config';
import type { ProjectNode } from '../../project/projectNode';
import { extensionOf } from '../../text/filePath';
import { decimalColumns } from './decimalColumns';

/** Columns of a seed that dbt takes for decimals, of which Dremio then drops all digits behind the point. */
export function checkSeeds({ document, project }: FeatureContext): readonly Problem[] {
  if (extensionOf(document.path) !== '.csv') return [];
  const [seed] = project?.nodesOfFile(document.path) ?? [];
  const end = document.text.search(/\r?\n|$/);
  return seed === undefined ? [] : problemsOf(seed, document.text, { start: 0, end });
}

function problemsOf(seed: ProjectNode, text: string, span: Problem['span']): readonly Problem[] {
  const types = seed.config['column_types'];
  const given = new Set(Object.keys(mapOf(types)).map(name => name.toLowerCase()));
  const columns = decimalColumns(text).filter(name => !given.has(name.toLowerCase()));
  if (columns.length === 0) return [];
  return [
    {
      span,
      severity: 'warning',
      code: 'dremio.seedDecimal',
      message: l10n.t(
        'dbt makes {0} "decimal" without a scale, and Dremio rounds such to whole numbers: set "column_types", as decimal(18,2) or double.',
        columns.join(', '),
      ),
    },
  ];
}
