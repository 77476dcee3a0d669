import type { JinjaDocument } from '@lakehouse/jinja';
import type { ServedDocument } from '../feature';
import type { ProjectView } from '../project/projectView';
import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';

/** What to compile. */
export interface CompileRequest {
  readonly document: ServedDocument;
  /** The project that the document lies in. */
  readonly project: ProjectView | undefined;
  /** What is selected, or where the cursor stands when it is empty. */
  readonly selection: Span;
  /** `cte` for the query of a WITH list that the selection starts in; else what a run command means. */
  readonly take?: 'run' | 'cte';
  /** Unique ids of upstream models that become CTEs; undefined where what is built is read and dbt may help. */
  readonly inline?: readonly string[];
  /** Values of variables before those of `dbt_project.yml`, as dbt takes them from its command line. */
  readonly vars?: Readonly<Record<string, string | number | boolean>>;
  /** An environment variable as dbt would see it; `undefined` when it is not set. */
  readonly environment: (name: string) => string | undefined;
  /** A file of the project as it is now; without it, macros are left to dbt. */
  readonly documentAt?: (file: FilePath) => JinjaDocument | undefined;
}
