import type { QueryPlace } from './queryPlace';

const split = (text: string): readonly string[] => text.split('|');

/** The clauses of a query in their order; behind one only later ones may follow. */
const CLAUSES = split('FROM|WHERE|GROUP BY|HAVING|QUALIFY|ORDER BY|LIMIT|OFFSET');
const ARMS = split('UNION ALL|UNION|EXCEPT|INTERSECT');
const JOINS = split('JOIN|LEFT JOIN|INNER JOIN|RIGHT JOIN|FULL JOIN|CROSS JOIN');
const VALUES = split('CASE|NOT|NULL|TRUE|FALSE|EXISTS|INTERVAL|DATE|TIMESTAMP');
const COMPARISONS = split('IS NULL|IS NOT NULL|IN|NOT IN|LIKE|NOT LIKE|BETWEEN|NOT BETWEEN|SIMILAR TO');
const LOGIC = split('AND|OR');
const QUERIES = split('SELECT|WITH|VALUES');

const FIRST_AFTER: Readonly<Partial<Record<QueryPlace['clause'], string>>> = {
  select: 'FROM',
  from: 'WHERE',
  on: 'WHERE',
  using: 'WHERE',
  where: 'GROUP BY',
  groupBy: 'HAVING',
  having: 'QUALIFY',
  qualify: 'ORDER BY',
  orderBy: 'LIMIT',
  limit: 'OFFSET',
};

/** Keywords that make sense at a place of a query, the likeliest first. */
export function queryWords(place: QueryPlace): readonly string[] {
  if (place.awaits === 'name') return [];
  return place.awaits === 'operand' ? beforeValue(place) : behindValue(place);
}

function beforeValue({ clause, words, nested }: QueryPlace): readonly string[] {
  switch (clause) {
    case 'start':
      return nested ? [...QUERIES, ...VALUES] : words.includes('ALL') ? ['SELECT'] : [...QUERIES, 'ALL'];
    case 'from':
      return ['LATERAL', 'TABLE', 'UNNEST'];
    case 'with':
    case 'using':
    case 'limit':
      return [];
    case 'groupBy':
      return ['ROLLUP', 'CUBE', 'GROUPING SETS', ...VALUES];
    case 'select':
      return words.length === 0 ? ['DISTINCT', ...VALUES] : VALUES;
    default:
      return VALUES;
  }
}

function behindValue({ clause, keyword, words, nested }: QueryPlace): readonly string[] {
  const branches = caseWords(words);
  if (branches !== undefined) return [...branches, ...LOGIC, ...COMPARISONS];
  switch (clause) {
    case 'start':
    case 'values':
      return ARMS;
    case 'with':
      return ['AS', 'SELECT'];
    case 'select':
      return ['FROM', 'AS', 'OVER', ...COMPARISONS, ...LOGIC, ...ARMS];
    case 'from':
      return [...(keyword === 'JOIN' ? ['ON', 'USING'] : []), 'AS', ...JOINS, ...following(clause), 'AT BRANCH'];
    case 'on':
      return [...LOGIC, ...JOINS, ...COMPARISONS, ...following(clause)];
    case 'using':
      return [...JOINS, ...following(clause)];
    case 'orderBy':
      return ['ASC', 'DESC', 'NULLS FIRST', 'NULLS LAST', ...following(clause)];
    case 'window':
      return ['ORDER BY', 'ROWS BETWEEN', 'RANGE BETWEEN', ...COMPARISONS];
    case 'set':
      return ['WHERE', ...COMPARISONS, ...LOGIC];
    case 'other':
      return [...COMPARISONS, ...LOGIC, ...(nested ? ['AS', 'FROM'] : [])];
    default:
      return [...(clause === 'limit' ? [] : [...LOGIC, ...COMPARISONS]), ...following(clause)];
  }
}

/** The clauses that may come next, and the other arms of a UNION. */
function following(clause: QueryPlace['clause']): readonly string[] {
  const first = CLAUSES.indexOf(FIRST_AFTER[clause] ?? '');
  return first < 0 ? [] : [...CLAUSES.slice(first), ...ARMS];
}

/** What may follow a value inside a CASE that has not ended yet. */
function caseWords(words: readonly string[]): readonly string[] | undefined {
  const opened = words.filter(word => word === 'CASE').length - words.filter(word => word === 'END').length;
  if (opened <= 0) return undefined;
  const last = words.findLast(word => ['CASE', 'WHEN', 'THEN', 'ELSE'].includes(word));
  if (last === 'WHEN') return ['THEN'];
  if (last === 'ELSE') return ['END'];
  return last === 'THEN' ? ['WHEN', 'ELSE', 'END'] : ['WHEN'];
}
