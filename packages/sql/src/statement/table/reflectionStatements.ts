import type { GrammarRules, StatementRow } from './statementRow';

export const REFLECTION_RULES: GrammarRules = {
  dimension: 'name [BY DAY]',
  aggregate: 'MIN | MAX | SUM | COUNT | (APPROXIMATE | APPROX) COUNT DISTINCT',
  measure: `name ['(' aggregate,… ')']`,
  dimensions: `DIMENSIONS '(' dimension,… ')'`,
  measures: `MEASURES '(' measure,… ')'`,
  noDimensions: `DIMENSIONS ['(' ')']`,
  noMeasures: `MEASURES ['(' ')']`,
  layout: `[DISTRIBUTE BY names] [[STRIPED | CONSOLIDATED] PARTITION BY '(' transform,… ')'] [LOCALSORT BY names]
    [ARROW CACHE]`,
  route: 'ROUTE [ALL] REFLECTIONS TO ([DEFAULT] (QUEUE | ENGINE) | (QUEUE | ENGINE) name)',
};

/** Dremio has no statement that starts with the word REFLECTION: everything hangs under the dataset. */
export const REFLECTION_STATEMENTS: readonly StatementRow[] = [
  {
    kind: 'createRawReflection',
    title: 'CREATE RAW REFLECTION',
    grammar: 'ALTER dataset path [atVersion] CREATE RAW REFLECTION name USING DISPLAY [names] layout',
  },
  {
    kind: 'createAggregateReflection',
    title: 'CREATE AGGREGATE REFLECTION',
    // One of both lists must have something in it.
    grammar: `ALTER dataset path [atVersion] CREATE AGGREGATE REFLECTION name USING
      (dimensions [measures | noMeasures] | [noDimensions] measures) layout`,
  },
  {
    kind: 'createExternalReflection',
    title: 'CREATE EXTERNAL REFLECTION',
    grammar: 'ALTER dataset path [atVersion] CREATE EXTERNAL REFLECTION name USING path',
  },
  {
    kind: 'dropReflection',
    title: 'DROP REFLECTION',
    grammar: 'ALTER dataset path [atVersion] DROP REFLECTION name',
  },
  {
    kind: 'refreshReflections',
    title: 'REFRESH REFLECTIONS',
    grammar: 'ALTER dataset path [atVersion] REFRESH REFLECTIONS',
  },
  {
    kind: 'switchAcceleration',
    title: 'ENABLE ACCELERATION',
    grammar: `ALTER dataset path [atVersion] (ENABLE | DISABLE)
      ((RAW | AGGREGATE) ACCELERATION | APPROXIMATE STATS)`,
  },
  {
    kind: 'routeReflections',
    title: 'ROUTE REFLECTIONS',
    grammar: 'ALTER (dataset path [atVersion] | SPACE name | FOLDER path) route',
  },
];
