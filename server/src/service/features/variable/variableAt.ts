import { packageAt } from '../../dbt/jinja/callee';
import { textCalls } from '../../dbt/jinja/textArgument';
import type { FeatureContext, ServedDocument } from '../../feature';
import type { DeclaredVariable } from '../../project/projectVariable';
import { touches, type Span } from '../../text/span';

/** A variable that a document asks for by a literal name. */
export interface AskedVariable {
  readonly kind: 'var' | 'env_var';
  readonly name: string;
  /** The inside of the quotes. */
  readonly span: Span;
  readonly hasDefault: boolean;
}

/** Every variable that a document asks for. */
export function variablesIn(document: ServedDocument): readonly AskedVariable[] {
  return (['var', 'env_var'] as const).flatMap(kind =>
    textCalls(document, kind).flatMap(({ call, texts: [name] }) =>
      name?.closed === true ? [{ kind, name: name.value, span: name.inner, hasDefault: call.args.length > 1 }] : [],
    ),
  );
}

export function variableAt(document: ServedDocument, offset: number): AskedVariable | undefined {
  return variablesIn(document).find(({ span }) => touches(span, offset));
}

/** Where a variable is set for the package of a document, the place that wins first. */
export function declarationsOf(context: FeatureContext, name: string): readonly DeclaredVariable[] {
  const here = packageAt(context);
  const all = context.project?.declaredVariables() ?? [];
  const own = all.filter(one => one.name === name && (one.scope === undefined || one.scope === here));
  return own.toSorted((a, b) => Number(a.scope === undefined) - Number(b.scope === undefined));
}
