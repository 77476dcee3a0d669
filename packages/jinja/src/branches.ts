import type { Expression } from './expression';
import { dottedName } from './jinjaCall';
import type { Block, Branch } from './structure';

/** What is known of a condition; undefined where only rendering can tell. */
export type Truth = (condition: Expression) => boolean | undefined;

/** The branch of an `if` that stands for all of it. */
export interface KeptBranch {
  /** Undefined where no branch is taken. */
  readonly branch: Branch | undefined;
  /** Whether it is known that this one is taken; else it is the first of those that may be. */
  readonly sure: boolean;
}

/** Picks a branch of an `if` by what is known of its conditions. */
export function keptBranch({ branches }: Block, truth: Truth): KeptBranch {
  for (const branch of branches) {
    const { statement } = branch.tag;
    const taken = statement.kind === 'if' ? truthOf(statement.condition, truth) : true;
    if (taken !== false) return { branch, sure: taken === true };
  }
  return { branch: undefined, sure: true };
}

/**
 * A condition by what is known of its parts.
 *
 * A loop is read as one pass, which is its first and its last at once: what stands between two passes is never printed.
 */
export function truthOf(condition: Expression, truth: Truth): boolean | undefined {
  const known = truth(condition);
  if (known !== undefined) return known;
  switch (condition.kind) {
    case 'member':
      return /^loop\.(first|last)$/.test(dottedName(condition) ?? '') ? true : undefined;
    case 'unary': {
      const operand = condition.operator === 'not' ? truthOf(condition.operand, truth) : undefined;
      return operand === undefined ? undefined : !operand;
    }
    case 'binary': {
      const { operator } = condition;
      if (operator !== 'and' && operator !== 'or') return undefined;
      const sides = [truthOf(condition.left, truth), truthOf(condition.right, truth)];
      const decisive = operator === 'or';
      if (sides.includes(decisive)) return decisive;
      return sides.includes(undefined) ? undefined : !decisive;
    }
    default:
      return undefined;
  }
}
