import type { NodeConfig } from '../config';
import type { Dependency } from '../projectNode';
import type { Span } from '../../text/span';

/** What a stretch of a template asks for and sets. */
export interface BodyFacts {
  readonly config: NodeConfig;
  readonly dependencies: readonly Dependency[];
  /** Macros that dbt comes upon at parse time, by name or `package.name`, each once. */
  readonly macroCalls: readonly string[];
}

/** A named block: a macro, a snapshot, a docs text. */
export interface NamedBlock extends BodyFacts {
  readonly keyword: string;
  readonly name: string;
  readonly nameSpan: Span;
  /** Between the tags. */
  readonly body: Span;
  /** What stands there, of a docs block alone. */
  readonly text: string | undefined;
}

/** What a file of SQL, Markdown or Python says to a project. Plain data; the spans count in its text. */
export interface TemplateFacts extends BodyFacts {
  readonly blocks: readonly NamedBlock[];
}

export const NO_FACTS: TemplateFacts = { config: {}, dependencies: [], macroCalls: [], blocks: [] };
