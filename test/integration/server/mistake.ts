/** The files of a project by their paths. */
export type Files = Readonly<Record<string, string | null>>;

/** One mistake that is made in the good project. */
export interface Mistake {
  readonly name: string;
  /** What of the good project is written otherwise; null takes a file away. */
  readonly files: Files;
  /** What dbt says, and when. */
  readonly dbt: { readonly parse: RegExp } | { readonly compile: RegExp };
  /** The file and the code under which we say it. */
  readonly ours: readonly [file: string, code: string];
}
