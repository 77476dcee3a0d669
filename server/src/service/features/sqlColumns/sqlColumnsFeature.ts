import type { Feature } from '../../feature';
import { checkGroupBy } from './checkGroupBy';
import { checkHabits } from './checkHabits';
import { checkNames } from './checkNames';
import { checkQueries } from './checkQueries';
import { completeColumn } from './completeColumn';
import { defineColumn } from './defineColumn';
import { expandStar } from './expandStar';
import { hintColumns } from './hintColumns';
import { hoverColumn } from './hoverColumn';
import { completeQuoted } from './quotedAt';

/** Columns in SQL: of refs, sources, seeds, queries of WITH and subqueries. */
export const sqlColumnsFeature: Feature = {
  complete: (context, offset) => completeQuoted(context, offset) ?? completeColumn(context, offset),
  check: context => [
    ...checkNames(context),
    ...checkQueries(context),
    ...checkGroupBy(context),
    ...checkHabits(context),
  ],
  act: expandStar,
  hover: hoverColumn,
  define: defineColumn,
  hints: hintColumns,
};
