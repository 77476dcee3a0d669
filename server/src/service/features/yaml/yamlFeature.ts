import type { Feature } from '../../feature';
import { checkYaml } from './checkYaml';

/** YAML files of a project: properties, `dbt_project.yml`, packages, selectors, profiles. */
export const yamlFeature: Feature = { check: checkYaml };
