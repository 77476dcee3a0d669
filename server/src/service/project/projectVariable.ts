import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';
import type { ConfigValue } from './config';

/** A variable where `dbt_project.yml` sets it. */
export interface DeclaredVariable {
  readonly name: string;
  /** The package that it is set for; undefined for one that every package sees. */
  readonly scope: string | undefined;
  readonly value: ConfigValue;
  readonly file: FilePath;
  /** Its name in the file. */
  readonly span: Span;
}

/** A `var('…')` or `env_var('…')` in a file. */
export interface VariableUse {
  readonly kind: 'var' | 'env_var';
  readonly name: string;
  /** The inside of the quotes. */
  readonly span: Span;
  /** Whether the call says what counts when nobody sets it. */
  readonly hasDefault: boolean;
}

/** A variable of the environment that the project asks for. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly uses: readonly { readonly file: FilePath; readonly span: Span; readonly hasDefault: boolean }[];
}
