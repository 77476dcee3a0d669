import type { Block, JinjaDocument, NamedStatement } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import { Evaluator, type RenderContext } from './evaluate';
import { RenderStop } from './renderStop';
import { TemplateRenderer } from './renderTemplate';
import { Scope } from './scope';
import type { CallArguments, Value } from './value';

/** Ends a macro with a value of its own: dbt's `return(…)`. */
export class MacroReturn extends Error {
  constructor(readonly value: Value) {
    super('return');
  }
}

/** What a macro gives: the text of its body, or what it returns. Stops at the call, for its own text lies elsewhere. */
export function callMacro(document: JinjaDocument, name: string, args: CallArguments, context: RenderContext): Value {
  const { span } = args.call;
  try {
    const found = definitionOf(document, name);
    if (found === undefined)
      throw new RenderStop('needsDbt', l10n.t('The macro "{0}" can only be run by dbt.', name), span);
    const scope = parameterScope(found.statement, args, new Evaluator(context, document.text));
    return new TemplateRenderer(document, context).render(found.body, scope).text;
  } catch (error) {
    if (error instanceof MacroReturn) return error.value;
    if (!(error instanceof RenderStop)) throw error;
    throw new RenderStop(error.kind, l10n.t('In the macro "{0}": {1}', name, error.message), span);
  }
}

function definitionOf({ structure }: JinjaDocument, name: string) {
  for (const { keyword, branches, close } of structure.blocks) {
    const [first] = branches;
    const statement = first?.tag.statement;
    if (keyword !== 'macro' || close === undefined || statement?.kind !== 'named' || statement.name !== name) continue;
    return { statement, body: first?.body ?? nowhere };
  }
  return undefined;
}

const nowhere: Block['span'] = { start: 0, end: 0 };

function parameterScope(
  { parameters }: NamedStatement,
  { positional, named, call }: CallArguments,
  evaluator: Evaluator,
): Scope {
  const scope = new Scope();
  const names = parameters.map(({ name, value }) => name ?? (value.kind === 'name' ? value.name : ''));
  const known = positional.length <= names.length && [...named.keys()].every(key => names.includes(key));
  // More arguments than parameters go to `varargs` and `kwargs`, or are a mistake that dbt has its own words for.
  if (!known) throw new RenderStop('needsDbt', l10n.t('These arguments are left to dbt.'), call.span);
  for (const [at, { name, value }] of parameters.entries()) {
    const parameter = names[at] ?? '';
    if (at < positional.length) scope.set(parameter, positional[at]);
    else if (named.has(parameter)) scope.set(parameter, named.get(parameter));
    else scope.set(parameter, name === undefined ? undefined : evaluator.evaluate(value, scope));
  }
  return scope;
}
