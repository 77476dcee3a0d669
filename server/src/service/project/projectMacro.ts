import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';
import type { MacroParameter } from './macroParameter';
import type { BodyFacts } from './read/templateFacts';

/** What a macro of the project is. */
export interface ProjectMacro extends Pick<
  BodyFacts,
  'dependencies' | 'macroCalls' | 'dispatches' | 'isOpen' | 'hasOpenCalls'
> {
  /** As it is called; of a definition of a generic test with `test_` before it. */
  readonly name: string;
  readonly packageName: string;
  readonly file: FilePath;
  /** Its name where it is defined. */
  readonly span: Span;
  /** Between its tags. */
  readonly body: Span;
  readonly isTest: boolean;
  /** Whether it calls `config`, for the node that runs it. */
  readonly configures: boolean;
  readonly parameters: readonly MacroParameter[];
  readonly description: string | undefined;
  /** Where YAML describes it. */
  readonly properties: { readonly file: FilePath; readonly span: Span } | undefined;
}

/** A generic test that YAML may ask for. */
export interface GenericTest {
  /** As YAML writes it: `unique`; of another package than the project with its name before it. */
  readonly name: string;
  /** `dbt` for the four that come with it. */
  readonly packageName: string;
  /** What may stand under `arguments`: the node and the column are given by the place of the test. */
  readonly arguments: readonly MacroParameter[];
  /** Whether it is about one column, by its signature. */
  readonly takesColumn: boolean;
  readonly description: string | undefined;
  /** What defines it; undefined for those of dbt. */
  readonly macro: ProjectMacro | undefined;
}
