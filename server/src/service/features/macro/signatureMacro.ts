import type { Signature, SignatureHelp } from '../../answers/signature';
import { calleeAt, parametersOf, type Callee } from '../../dbt/jinja/callee';
import { signatureOf } from '../../dbt/jinja/catalogue/builtin';
import { jinjaPlace } from '../../dbt/jinja/jinjaPlace';
import { macroSignature } from '../../dbt/jinja/macroText';
import type { FeatureContext } from '../../feature';
import type { MacroParameter } from '../../project/macroParameter';

/** The parameters of the macro or function that is being called, and the one that is being written. */
export function signatureMacro(context: FeatureContext, offset: number): SignatureHelp | undefined {
  const call = jinjaPlace(context.document, offset)?.call;
  const callee = call && calleeAt(context, call);
  const parameters = callee && parametersOf(callee);
  // A box that marks no parameter only hides the lines below it.
  if (call === undefined || callee === undefined || parameters === undefined || parameters.length === 0)
    return undefined;
  const { keyword, index } = call;
  const at = keyword === undefined ? index : parameters.findIndex(({ name }) => name === keyword);
  return {
    signatures: [signature(callee, parameters, call.name)],
    activeSignature: 0,
    activeParameter: at >= 0 && at < parameters.length ? at : undefined,
  };
}

function signature(callee: Callee, parameters: readonly MacroParameter[], calledAs: string): Signature {
  const label =
    callee.kind === 'macro'
      ? macroSignature(callee.macro, calledAs)
      : signatureOf({ ...callee.builtin, name: calledAs });
  const documentation = callee.kind === 'macro' ? callee.macro.description : callee.builtin.documentation();
  let from = calledAs.length + 1;
  const placed = parameters.map(({ name, otherwise, description }) => {
    const written = otherwise === undefined ? name : `${name}=${otherwise}`;
    const span = { start: from, end: from + written.length };
    from = span.end + ', '.length;
    return { label: span, ...(description === undefined ? {} : { documentation: description }) };
  });
  return { label, parameters: placed, ...(documentation === undefined ? {} : { documentation }) };
}
