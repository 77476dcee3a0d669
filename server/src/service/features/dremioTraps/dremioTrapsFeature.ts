import type { Feature } from '../../feature';
import { checkExternalQuery } from './checkExternalQuery';
import { checkRelation } from './checkRelation';
import { checkSeeds } from './checkSeeds';
import { checkStatements } from './checkStatements';
import { checkTypedName } from './checkTypedName';

/** What dbt reads without complaint and dbt-dremio then trips over. */
export const dremioTrapsFeature: Feature = {
  check: context =>
    [checkRelation, checkTypedName, checkStatements, checkExternalQuery, checkSeeds].flatMap(check => check(context)),
};
