/** What a function is for, as Dremio's documentation groups them. */
export type FunctionCategory =
  | 'aggregate'
  | 'ai'
  | 'binary'
  | 'bitwise'
  | 'conditional'
  | 'conversion'
  | 'cryptography'
  | 'date'
  | 'directory'
  | 'geospatial'
  | 'list'
  | 'logical'
  | 'math'
  | 'regex'
  | 'string'
  | 'system'
  | 'window';

/** One argument of a function. */
export interface FunctionParameter {
  readonly name: string;
  /** A type of Dremio in upper case, or a class of types or words in lower case, as `number`, `any` or `unit`. */
  readonly type: string;
  readonly optional: boolean;
  /** True for the last one when more of its like may follow. */
  readonly variadic: boolean;
  /** What stands between it and the one before: a comma, or a word as in `CAST(value AS type)`. */
  readonly before: string;
}

/** One way to call a function. */
export interface FunctionForm {
  readonly parameters: readonly FunctionParameter[];
  /** What must follow the parentheses: `OVER (…)`, `WITHIN GROUP (…)`; empty for most. */
  readonly tail: string;
  /** A type of Dremio, a class of types in lower case, or `type of x` for that of the parameter `x`. */
  readonly result: string;
  /** False for what is written between or behind its operands, or without parentheses. */
  readonly called: boolean;
  /** The form as the reader sees it, without its result: `SUBSTR(text, offset, [length])`. */
  readonly label: string;
}

/** A function or operator that Dremio documents. */
export interface SqlFunction {
  /** Upper case. */
  readonly name: string;
  readonly category: FunctionCategory;
  /** One English sentence. */
  readonly description: string;
  /** At least one; the shorter first. */
  readonly forms: readonly FunctionForm[];
  /** Dremio's own page about it. */
  readonly link: string;
}
