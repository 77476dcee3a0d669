/** Words that are values. */
export const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** How tightly binary operators bind; the higher the tighter. */
export const BINDING: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  in: 4,
  'not in': 4,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '~': 6,
  '*': 7,
  '/': 7,
  '//': 7,
  '%': 7,
  '**': 8,
};
/** How tightly `not` binds. */
export const NOT_BINDING = 3;

/** Words that end an expression, or stand within one without being names. */
export const STOPS: ReadonlySet<string> = new Set([
  'if',
  'else',
  'in',
  'is',
  'and',
  'or',
  'not',
  'recursive',
  'import',
  'as',
  'with',
  'without',
]);
