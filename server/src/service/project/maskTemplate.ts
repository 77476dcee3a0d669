import { dottedName, maskJinja, type Expression, type JinjaDocument, type JinjaMask } from '@lakehouse/jinja';

/** The adapter for which templates are read where nothing else is known, as `target.type` names it. */
export const DREMIO = 'dremio';

/** The SQL of a template as it is for one warehouse: of a branch for another nothing is read. */
export function maskTemplate(document: JinjaDocument, adapter = DREMIO): JinjaMask {
  return maskJinja(document, condition => truthFor(adapter, condition));
}

/** What is known of a condition that compares the type of the target with names of adapters. */
export function truthFor(adapter: string, condition: Expression): boolean | undefined {
  if (condition.kind !== 'binary') return undefined;
  const { operator, left, right } = condition;
  switch (operator) {
    case '==':
    case '!=': {
      const other = isAdapter(left) ? right : isAdapter(right) ? left : undefined;
      return other?.kind === 'string' ? (other.value === adapter) === (operator === '==') : undefined;
    }
    case 'in':
    case 'not in': {
      const names = isAdapter(left) && right.kind === 'list' ? right.items : [];
      if (names.length === 0 || names.some(({ kind }) => kind !== 'string')) return undefined;
      const isNamed = names.some(name => name.kind === 'string' && name.value === adapter);
      return isNamed === (operator === 'in');
    }
    default:
      return undefined;
  }
}

function isAdapter(expression: Expression): boolean {
  if (expression.kind === 'call') return dottedName(expression.callee) === 'adapter.type';
  return dottedName(expression) === 'target.type';
}
