/** The subcommands that the extension runs. */
export const DBT_VERBS = ['run', 'test', 'build', 'seed', 'snapshot', 'docs generate', 'debug', 'deps'] as const;

export type DbtVerb = (typeof DBT_VERBS)[number];

/** One run of dbt, as a task holds it. */
export interface DbtInvocation {
  /** Absolute path of the folder that holds `dbt_project.yml`. */
  readonly projectRoot: string;
  readonly verb: DbtVerb;
  /** dbt's node selection, or absent for everything. */
  readonly select?: string;
  /** Target of the profile, or absent for the profile's own default. */
  readonly target?: string;
}

const TAKES_SELECTION: ReadonlySet<DbtVerb> = new Set(['run', 'test', 'build', 'seed', 'snapshot', 'docs generate']);

/** Arguments for the `dbt` executable. Colours are asked for because the output goes to a terminal that is not a TTY. */
export function dbtArguments(invocation: DbtInvocation): readonly string[] {
  const { verb, select, target } = invocation;
  return [
    '--use-colors',
    ...verb.split(' '),
    ...(select !== undefined && TAKES_SELECTION.has(verb) ? ['--select', select] : []),
    ...(target === undefined || verb === 'deps' ? [] : ['--target', target]),
  ];
}

/** The command as a user would type it: the name of the task. */
export function dbtCommandLine(invocation: DbtInvocation): string {
  const select = invocation.select === undefined ? '' : ` --select ${invocation.select}`;
  return `dbt ${invocation.verb}${select}`;
}

/** Narrows what a task definition or a link brought. */
export function isDbtVerb(value: unknown): value is DbtVerb {
  return DBT_VERBS.some(verb => verb === value);
}
