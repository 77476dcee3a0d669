import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { Feature, FeatureContext } from '../../feature';
import { readProperties } from '../../project/read/readProperties';
import { extensionOf } from '../../text/filePath';

/** YAML files of a project: what is no YAML is said where it is. */
export const yamlFeature: Feature = { check: checkYaml };

function checkYaml({ document, project }: FeatureContext): readonly Problem[] {
  const ending = extensionOf(document.path);
  if (ending !== '.yml' && ending !== '.yaml') return [];
  if (project?.packageOfFile(document.path) === undefined) return [];
  return readProperties(document.text).problems.map(({ message, span }) => ({
    span,
    severity: 'error',
    code: 'yaml.syntax',
    message: l10n.t('dbt cannot read this file: {0}', message),
  }));
}
