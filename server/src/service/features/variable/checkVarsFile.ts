import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import { VARS_FILE } from '../../project/read/readProjectFile';
import { joinPath } from '../../text/filePath';

/** Variables in `vars.yml` and in `dbt_project.yml` too: dbt takes them of one file alone. */
export function checkVarsFile({ document, project }: FeatureContext): readonly Problem[] {
  if (project === undefined || document.path !== joinPath(project.root, VARS_FILE)) return [];
  const other = joinPath(project.root, 'dbt_project.yml');
  const taken = project.declaredVariables().find(({ file }) => file === other);
  const key = yamlOf(document)
    .root?.keys()
    .find(({ name }) => name === 'vars');
  if (taken === undefined || key === undefined) return [];
  return [
    {
      span: key.span,
      severity: 'error',
      code: 'var.twoFiles',
      message: l10n.t(
        'dbt_project.yml sets variables as well: dbt takes them of one of the two files and stops at both.',
      ),
      related: [{ place: { file: taken.file, span: taken.span }, message: l10n.t('A variable of the other file') }],
    },
  ];
}
