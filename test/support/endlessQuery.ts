const DIGITS = '(VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9))';
const TABLES = Array.from({ length: 15 }, (_, i) => `t${i}`);

/** A query over 10^15 rows in SQL that the sandbox takes: it ends when it is told to. No planner can tell that it finds nothing. */
export const ENDLESS_QUERY = `SELECT count(*) AS n FROM ${TABLES.map(name => `${DIGITS} ${name}(n)`).join(', ')} WHERE sin(${TABLES.map(name => `${name}.n`).join(' + ')}) > 2`;
