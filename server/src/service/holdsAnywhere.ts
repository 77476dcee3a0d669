import type { Problem } from './answers/problem';

/** Rules of the SQL that Dremio reads, of its reflections and of dbt-dremio. */
const DREMIO_ALONE = /^(dremio|function|reflection|reflectionModel|sql|column|cte|groupBy|union|habit|config)\./;
const MORE: ReadonlySet<string> = new Set(['ref.twoArguments', 'ref.keyword', 'ref.reflection']);

/** Whether a problem is one for whatever warehouse a project is: those of dbt, of Jinja and of YAML. */
export function holdsAnywhere({ code }: Problem): boolean {
  return !DREMIO_ALONE.test(code) && !MORE.has(code);
}
