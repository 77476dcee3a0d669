import type { DottedName, NamePart } from '../name';
import type { Span } from '../span';

/** What a list of a reflection is for. The three last ones lay the data out. */
export type ListRole = 'display' | 'dimensions' | 'measures' | 'distributeBy' | 'partitionBy' | 'localsortBy';

/** What Dremio's aggregation reflections can hold of a column. */
export type MeasureKind = 'MIN' | 'MAX' | 'SUM' | 'COUNT' | 'APPROXIMATE COUNT DISTINCT';

interface ItemBase {
  readonly span: Span;
}

/** A column, in Dremio's own list or the platform's; `byDay` and `measures` are what stands behind it. */
export interface ColumnItem extends ItemBase {
  readonly kind: 'column';
  readonly column: NamePart;
  readonly byDay: boolean;
  /** `amount (SUM, COUNT)`; undefined where no parentheses follow. */
  readonly measures: readonly MeasureKind[] | undefined;
}

/** `SUM(amount)` among measures, as the platform writes them. AVG stands for SUM and COUNT. */
export interface AggregateItem extends ItemBase {
  readonly kind: 'aggregate';
  readonly column: NamePart;
  readonly measures: readonly MeasureKind[];
}

/** `COUNT(*)` among measures: Dremio counts the rows of every aggregation reflection without being told. */
export interface RowCountItem extends ItemBase {
  readonly kind: 'rowCount';
}

/** `MONTH(d)`, `BUCKET(8, id)` in PARTITION BY. */
export interface TransformItem extends ItemBase {
  readonly kind: 'transform';
  readonly transform: string;
  readonly column: NamePart;
}

/** `date_trunc('day', d)` and its like among dimensions, which Dremio writes `d BY DAY`. */
export interface DayItem extends ItemBase {
  readonly kind: 'day';
  readonly column: NamePart;
}

/** Anything else; `columns` are the names in it that are no functions. */
export interface ExpressionItem extends ItemBase {
  readonly kind: 'expression';
  readonly columns: readonly NamePart[];
}

/** Nothing yet between two commas or parentheses. */
export interface HoleItem extends ItemBase {
  readonly kind: 'hole';
}

export type ReflectionItem =
  ColumnItem | AggregateItem | RowCountItem | TransformItem | DayItem | ExpressionItem | HoleItem;

export interface ReflectionList {
  readonly role: ListRole;
  /** `DISPLAY`, `PARTITION BY`, with STRIPED or CONSOLIDATED before it. */
  readonly keyword: Span;
  /** From `(` to `)`, or to where the text breaks off; undefined where no list is written. */
  readonly parens: Span | undefined;
  readonly closed: boolean;
  readonly items: readonly ReflectionItem[];
}

export type ReflectionKind = 'raw' | 'aggregate' | 'external';

/** A part that is missing or not to be read. */
export interface ReflectionFault {
  readonly code: 'name' | 'dataset' | 'using' | 'unclosed' | 'hole' | 'unexpected';
  readonly span: Span;
}

interface StatementBase {
  /** From the first token to the last, without `;`. */
  readonly span: Span;
  /** `platform` is `CREATE REFLECTION … ON …`, which Dremio does not know; `dremio` hangs under ALTER. */
  readonly form: 'platform' | 'dremio';
  readonly name: NamePart | undefined;
  readonly dataset: DottedName | undefined;
  /** Where a dataset is written or awaited; undefined while its keyword is missing. */
  readonly datasetSlot: Span | undefined;
  readonly faults: readonly ReflectionFault[];
}

export interface CreateReflection extends StatementBase {
  readonly action: 'create';
  readonly kind: ReflectionKind;
  readonly lists: readonly ReflectionList[];
  /** The other dataset of an external reflection. */
  readonly target: DottedName | undefined;
}

/** What `ALTER REFLECTION … SET …` asks for: REST calls of Dremio's, for which it has no SQL. */
export type ReflectionSetting =
  | { readonly kind: 'enabled'; readonly value: boolean }
  /** How often the dataset's reflections are refreshed, in milliseconds: a whole number above zero. */
  | { readonly kind: 'refresh'; readonly periodMs: number };

/** Whatever else is said about a reflection. `setRefresh` and `setEnabled` are no SQL of Dremio's. */
export interface ChangeReflection extends StatementBase {
  readonly action: 'drop' | 'refresh' | 'setRefresh' | 'setEnabled' | 'alter';
  /** What is set; undefined where nothing is, or where it cannot be read. */
  readonly setting?: ReflectionSetting | undefined;
}

export type ReflectionStatement = CreateReflection | ChangeReflection;
