import type { MacroParameter } from '../../../project/macroParameter';

/** A name that dbt or Jinja gives to templates. */
export interface Builtin {
  readonly name: string;
  /** Undefined for what is not called. */
  readonly parameters: readonly MacroParameter[] | undefined;
  /** True when it takes more than its parameters say. */
  readonly open: boolean;
  /** What it is, in one sentence of the user's language. */
  readonly documentation: () => string;
  /** The page that says more. */
  readonly page: string | undefined;
}

const FUNCTIONS = 'https://docs.getdbt.com/reference/dbt-jinja-functions/';

/**
 * A builtin by its signature: `log(message, info=False)` is called, `target` is not; `*` among the parameters stands
 * for any others. A page without a scheme is one of dbt's on Jinja functions.
 */
export function builtin(signature: string, documentation: () => string, page?: string): Builtin {
  const [, name = signature, , inside] = /^([\w.]+)(\((.*)\))?$/s.exec(signature) ?? [];
  const written = inside === undefined ? undefined : splitParameters(inside);
  return {
    name,
    parameters: written?.filter(one => one !== '*').map(parameter),
    open: written?.includes('*') ?? false,
    documentation,
    page: page === undefined || page.includes('://') ? page : FUNCTIONS + page,
  };
}

/** `log(message, info=False)`; a name alone for what is not called. */
export function signatureOf({ name, parameters, open }: Pick<Builtin, 'name' | 'parameters' | 'open'>): string {
  if (parameters === undefined) return name;
  const all = parameters.map(({ name: one, otherwise }) => (otherwise === undefined ? one : `${one}=${otherwise}`));
  return `${name}(${[...all, ...(open ? ['…'] : [])].join(', ')})`;
}

function parameter(written: string): MacroParameter {
  const [name = '', otherwise] = written.split(/=(.*)/s);
  return { name, otherwise };
}

function splitParameters(inside: string): readonly string[] {
  return inside === '' ? [] : inside.split(/,\s+/);
}
