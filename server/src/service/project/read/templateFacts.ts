import type { NodeConfig } from '../config';
import type { MacroParameter } from '../macroParameter';
import type { Dependency, Dispatch, NamedParent } from '../projectNode';
import type { VariableUse } from '../projectVariable';
import type { Span } from '../../text/span';

/** What a stretch of a template asks for and sets. */
export interface BodyFacts {
  readonly config: NodeConfig;
  readonly dependencies: readonly Dependency[];
  /** Macros that dbt comes upon at parse time, by name or `package.name`, each once. */
  readonly macroCalls: readonly string[];
  /** Functions of the project that it calls. */
  readonly parents: readonly NamedParent[];
  /** What is looked for by a literal `adapter.dispatch`. */
  readonly dispatches: readonly Dispatch[];
  /** What it asks for where names are worked out from literals alone, in the place of `dependencies`. */
  readonly workedOut?: readonly Dependency[];
  /**
   * Whether the text alone does not tell what it asks for: a name is worked out, or it hangs on a condition that only
   * a project can judge. What stands in `dependencies` is then a superset of what can be read.
   */
  readonly isOpen: boolean;
  /** Whether the text alone does not tell which macros it calls: what those ask for may count or not. */
  readonly hasOpenCalls: boolean;
  /** Whether it configures itself only when a condition holds that the text alone does not tell. */
  readonly hasOpenConfig: boolean;
}

/** A named block: a macro, a snapshot, a docs text. */
export interface NamedBlock extends BodyFacts {
  readonly keyword: string;
  readonly name: string;
  /** Of a macro or a definition of a test. */
  readonly parameters: readonly MacroParameter[];
  readonly nameSpan: Span;
  /** Between the tags. */
  readonly body: Span;
  /** What stands there, of a docs block alone. */
  readonly text: string | undefined;
}

/** What a file of SQL, Markdown or Python says to a project. Plain data; the spans count in its text. */
export interface TemplateFacts extends BodyFacts {
  readonly blocks: readonly NamedBlock[];
  /** Calls of `var` and `env_var` anywhere in the file. */
  readonly variables: readonly VariableUse[];
}

export const NO_FACTS: TemplateFacts = {
  config: {},
  dependencies: [],
  macroCalls: [],
  parents: [],
  dispatches: [],
  isOpen: false,
  hasOpenCalls: false,
  hasOpenConfig: false,
  blocks: [],
  variables: [],
};
