import type { Completion, CompletionKind } from '../../answers/completion';
import { signatureOf, type Builtin } from '../../dbt/jinja/catalogue/builtin';
import { builtinText } from '../../dbt/jinja/builtinText';
import type { MacroParameter } from '../../project/macroParameter';
import type { Span } from '../../text/span';

/** Where a name goes. */
export interface Slot {
  readonly replace: Span;
  /** True when the brackets of a call are there already. */
  readonly called: boolean;
}

/** Functions whose first argument is a name in quotes that can be completed. */
const QUOTED: Readonly<Record<string, string>> = {
  ref: "ref('$1')$0",
  source: "source('$1', '$2')$0",
  var: "var('$1')$0",
  env_var: "env_var('$1')$0",
  doc: "doc('$1')$0",
  config: 'config($1)$0',
  dispatch: "dispatch('$1', '$2')$0",
  statement: "statement('$1'${2:, fetch_result=true})$0",
};

/** An entry for something of dbt's or Jinja's; what is called brings its brackets and a stop for each parameter. */
export function builtinEntry(builtin: Builtin, slot: Slot, kind: CompletionKind): Completion {
  const { name, parameters } = builtin;
  const quoted = QUOTED[name];
  const call = quoted ?? callSnippet(name, parameters ?? [], builtin.open || kind !== 'function');
  const plain = slot.called || parameters === undefined || call === name;
  return {
    label: name,
    kind,
    replace: slot.replace,
    insert: plain ? name : call,
    ...(plain ? {} : { snippet: true }),
    ...(quoted === undefined || plain ? {} : { thenComplete: true }),
    filter: name,
    detail: signatureOf(builtin),
    documentation: builtinText(builtin),
  };
}

/** `name(${1:first}, ${2:second})` of the parameters that must be given; without any the name alone, or empty brackets. */
export function callSnippet(name: string, parameters: readonly MacroParameter[], brackets: boolean): string {
  const needed = parameters.filter(({ otherwise }) => otherwise === undefined);
  if (needed.length > 0) return `${name}(${needed.map((one, at) => `\${${at + 1}:${one.name}}`).join(', ')})$0`;
  if (!brackets) return name;
  return parameters.length > 0 ? `${name}($1)$0` : `${name}()$0`;
}
