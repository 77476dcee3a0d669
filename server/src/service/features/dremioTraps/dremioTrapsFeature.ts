import { isOnDremio } from '../../dbt/isOnDremio';
import type { Feature } from '../../feature';
import { checkExternalQuery } from './checkExternalQuery';
import { checkRelation } from './checkRelation';
import { checkSeeds } from './checkSeeds';
import { checkStatements } from './checkStatements';
import { checkTwin } from './checkTwin';
import { checkTypedName } from './checkTypedName';

/** What dbt reads without complaint and dbt-dremio then trips over. */
export const dremioTrapsFeature: Feature = {
  check: context => (isOnDremio(context.project) ? CHECKS.flatMap(check => check(context)) : []),
};

const CHECKS = [checkRelation, checkTypedName, checkStatements, checkExternalQuery, checkSeeds, checkTwin];
