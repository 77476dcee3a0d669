import type { Feature } from '../../feature';
import { nodeColumnPlace } from '../../dbt/columns/nodeColumnPlace';
import { nodeColumnText } from '../../dbt/columns/nodeColumnText';
import { fixtureColumnAt } from '../../dbt/unitTests/fixtureColumns';
import { checkRows } from './checkRows';
import { completeRow } from './completeRow';

/** The rows of dbt's unit tests: what columns they may name, and where those come from. */
export const unitTestFeature: Feature = {
  complete: completeRow,
  check: checkRows,
  hover: (context, offset) => {
    const column = fixtureColumnAt(context, offset);
    const markdown = column && nodeColumnText(context, column.node, column.name);
    return markdown === undefined || column === undefined ? undefined : { span: column.span, markdown };
  },
  define: (context, offset) => {
    const column = fixtureColumnAt(context, offset);
    const place = column && nodeColumnPlace(column.node, column.name, context);
    return place && [place];
  },
};
