/** A parameter of a macro, by its signature and by what YAML says of it. */
export interface MacroParameter {
  readonly name: string;
  /** The default as it is written; undefined for a parameter that must be given. */
  readonly otherwise: string | undefined;
  readonly type?: string;
  readonly description?: string;
}
