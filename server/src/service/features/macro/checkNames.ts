import { expressionsOf, walk, type Expression, type NameExpression, type Tag } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { isBuiltinName } from '../../dbt/jinja/builtins';
import type { Builtin } from '../../dbt/jinja/catalogue/builtin';
import { FILTERS } from '../../dbt/jinja/catalogue/filters';
import { JINJA_TESTS } from '../../dbt/jinja/catalogue/jinjaTests';
import { localNames } from '../../dbt/jinja/localNames';
import type { FeatureContext } from '../../feature';
import { nearestNames } from '../../text/nearestNames';
import type { Span } from '../../text/span';
import { rendersAsNode } from './rendersAsNode';
import { changeTo } from '../../text/changeTo';

const FILTER_NAMES: ReadonlySet<string> = namesOf(FILTERS);
const TEST_NAMES: ReadonlySet<string> = namesOf(JINJA_TESTS);

/** Filters and tests that Jinja does not have, at which dbt stops, and names that nothing defines. */
export function checkNames(context: FeatureContext): readonly Problem[] {
  if (!rendersAsNode(context)) return [];
  const { jinja } = context.document;
  const found = new Findings();
  for (const tag of jinja.tags) found.readTag(tag);
  return [...found.problems, ...undefinedNames(context, found)];
}

class Findings {
  readonly problems: Problem[] = [];
  /** Names that are printed: one that nothing defines prints nothing. */
  readonly printed: NameExpression[] = [];
  /** Names of which a member is read: one that nothing defines stops dbt. */
  readonly opened: NameExpression[] = [];
  /** Names that a template asks about, or has another value for. */
  readonly guarded = new Set<string>();
  readonly #callees = new Set<Expression>();

  readTag(tag: Tag): void {
    if (tag.kind === 'print') this.printed.push(...tag.expressions.flatMap(printedNames));
    const expressions = tag.kind === 'print' ? tag.expressions : expressionsOf(tag.statement);
    for (const expression of expressions) walk(expression, part => this.#part(part));
    if (tag.kind !== 'print' && tag.statement.kind === 'if') this.#guard(tag.statement.condition);
  }

  /** A name that a condition asks about stands in its branch only where it is something. */
  #guard(condition: Expression): void {
    walk(condition, part => {
      if (part.kind === 'binary') for (const side of [part.left, part.right]) this.#guardName(side);
    });
    this.#guardName(condition);
  }

  #guardName(expression: Expression): void {
    if (expression.kind === 'name') this.guarded.add(expression.name);
  }

  #part(part: Expression): void {
    if (part.kind === 'call') this.#callees.add(rootOf(part.callee));
    if (part.kind === 'member' && part.object.kind === 'name' && !this.#callees.has(part.object))
      this.opened.push(part.object);
    // `dbt.f or other.f`: the other is looked at only where the first is nothing.
    if (part.kind === 'binary' && (part.operator === 'or' || part.operator === 'and'))
      this.#guardName(rootOf(part.right));
    if (part.kind !== 'filter' && part.kind !== 'test') return;
    const { kind, name, nameSpan, input } = part;
    const root = rootOf(input);
    const guards = kind === 'test' || name === 'default' || name === 'd';
    if (guards && root.kind === 'name') this.guarded.add(root.name);
    if (name === '' || (kind === 'filter' ? FILTER_NAMES : TEST_NAMES).has(name)) return;
    this.problems.push(kind === 'filter' ? unknownFilter(name, nameSpan) : unknownTest(name, nameSpan));
  }
}

/** The names whose values become text when an expression is printed. */
function printedNames(expression: Expression): readonly NameExpression[] {
  switch (expression.kind) {
    case 'name':
      return [expression];
    case 'filter':
      return printedNames(expression.input);
    case 'binary':
      return expression.operator === '~' ? [...printedNames(expression.left), ...printedNames(expression.right)] : [];
    default:
      return [];
  }
}

function rootOf(expression: Expression): Expression {
  let at = expression;
  while (at.kind === 'member') at = at.object;
  return at;
}

function unknownFilter(name: string, span: Span): Problem {
  const message = l10n.t('Jinja has no filter "{0}": dbt does not read the project.', name);
  return { span, severity: 'error', code: 'jinja.filter', message, replacements: fixes(name, span, FILTER_NAMES) };
}

function unknownTest(name: string, span: Span): Problem {
  const message = l10n.t('Jinja has no test "{0}": dbt does not read the project.', name);
  return { span, severity: 'error', code: 'jinja.test', message, replacements: fixes(name, span, TEST_NAMES) };
}

/** Names that neither the template nor dbt defines; silent about those that the template itself has doubts about. */
function undefinedNames(context: FeatureContext, { printed, opened, guarded }: Findings): readonly Problem[] {
  const { document, project } = context;
  const own = localNames(document.jinja).map(({ name }) => name);
  const known = new Set([...own, ...guarded, ...(project?.packageNames() ?? []), 'dbt', 'dbt_dremio']);
  const isUndefined = ({ name, span }: NameExpression): boolean => {
    if (known.has(name) || isBuiltinName(name) || project?.macro(name, project.name) !== undefined) return false;
    // A name at the very end of a tag is still being typed.
    return !document.jinja.segments.some(one => one.span.end === span.end);
  };
  const problem = (message: string, { name, span }: NameExpression): Problem => ({
    span,
    severity: 'warning',
    code: 'jinja.undefined',
    message,
    replacements: fixes(name, span, new Set(own)),
  });
  return [
    ...printed
      .filter(isUndefined)
      .map(one => problem(l10n.t('Nothing defines "{0}": it prints nothing.', one.name), one)),
    ...opened
      .filter(isUndefined)
      .map(one => problem(l10n.t('Nothing defines "{0}": dbt stops when it comes here.', one.name), one)),
  ];
}

function fixes(name: string, span: Span, names: Iterable<string>) {
  return nearestNames(name, names).map(text => changeTo(span, text));
}

function namesOf(builtins: readonly Builtin[]): ReadonlySet<string> {
  return new Set(builtins.map(({ name }) => name));
}
