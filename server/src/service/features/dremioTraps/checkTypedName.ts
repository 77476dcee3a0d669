import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { quotedParts } from './quotedParts';
import { headOf } from './headOf';

/** Names that dbt, reading a list of relations, takes for booleans or numbers when all of a list look so. */
const TYPED = /^(?:t|f|true|false|yes|no|y|n|\d+(?:\.\d+)?)$/i;

/** A model whose name looks like a boolean or number, alone in its folder: dbt cannot list that folder. */
export function checkTypedName(context: FeatureContext): readonly Problem[] {
  const { project, document } = context;
  const [node] = project?.nodesOfFile(document.path) ?? [];
  if (project === undefined || node?.kind !== 'model' || !node.enabled) return [];
  // Only a name of this kind is worth a look at the others.
  const own = TYPED.test(node.name) || 'alias' in node.config || 'file' in node.config;
  const place = own ? quotedParts(project.relationName(node)) : [];
  const name = place.at(-1);
  if (name === undefined || !TYPED.test(name)) return [];
  const folder = place.slice(0, -1).join('.');
  for (const other of project.refTargets()) {
    const parts = quotedParts(project.relationName(other));
    if (parts.slice(0, -1).join('.') === folder && !TYPED.test(parts.at(-1) ?? '')) return [];
  }
  return [
    {
      span: headOf(document),
      severity: 'warning',
      code: 'dremio.typedName',
      message: l10n.t(
        'All relations of {0} are called like "{1}": dbt takes the name for a boolean or a number and stops. Choose a longer one.',
        folder,
        name,
      ),
    },
  ];
}
