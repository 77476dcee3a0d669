import type { Feature } from '../../feature';
import { actYaml } from './actYaml';
import { checkYaml } from './checkYaml';
import { completeYaml } from './completeYaml';
import { defineYaml } from './defineYaml';
import { hoverYaml } from './hoverYaml';

/** YAML files of a project: properties, `dbt_project.yml`, packages, selectors, profiles. */
export const yamlFeature: Feature = {
  complete: completeYaml,
  check: checkYaml,
  act: actYaml,
  hover: hoverYaml,
  define: defineYaml,
};
