import type { DottedName, NamePart } from '../name';
import type { Span } from '../span';
import type {
  ChangeReflection,
  CreateReflection,
  ListRole,
  MeasureKind,
  ReflectionItem,
  ReflectionKind,
  ReflectionList,
  ReflectionSetting,
  ReflectionStatement,
} from './reflectionStatement';

/** A stretch of a translated statement and the stretch that it was made from; the texts are equal where it was copied. */
export interface TranslatedPiece {
  readonly text: string;
  readonly source: Span;
}

/**
 * Why a statement has no counterpart in Dremio's SQL.
 *
 * `incomplete`: something is missing or cannot be read. `noStatement`: a change that neither SQL nor REST makes, or
 * one whose value cannot be read. `noDataset`: DROP REFLECTION without ON. `expression`: a dimension, partition or displayed column
 * that is no plain column. `measure`: not one of the measures that a reflection holds. `mixed`: DISPLAY beside
 * DIMENSIONS or MEASURES. `empty`: neither dimension nor measure is left.
 */
export type ReflectionRefusal =
  'incomplete' | 'noStatement' | 'noDataset' | 'expression' | 'measure' | 'mixed' | 'empty';

/** A change that Dremio makes by REST and has no SQL for. */
export interface ReflectionSettingChange {
  readonly kind: 'setting';
  readonly name: NamePart;
  readonly dataset: DottedName | undefined;
  readonly setting: ReflectionSetting;
}

export type TranslatedReflection =
  | { readonly kind: 'translated'; readonly pieces: readonly TranslatedPiece[] }
  | ReflectionSettingChange
  | { readonly kind: 'refused'; readonly refusal: ReflectionRefusal; readonly span: Span };

/** What a dataset is called in Dremio, when it is not called as it is written: a model of dbt by its short name. */
export type DatasetNames = (dataset: DottedName) => string | undefined;

const KEYWORDS: Readonly<Record<ReflectionKind, string>> = { raw: 'RAW', aggregate: 'AGGREGATE', external: 'EXTERNAL' };
/** Dremio's parser wants them in this order. */
const LAYOUT: readonly ListRole[] = ['distributeBy', 'partitionBy', 'localsortBy'];

/**
 * Dremio's own statement for one about a reflection: everything hangs under `ALTER DATASET`, measures are told by
 * column, days of a dimension as `BY DAY`. A statement in Dremio's form comes back as it is, half-written or not.
 * Refresh policy and the enabled flag, which only REST sets, come back as a `setting`.
 *
 * @param statement as parsed from `text`
 */
export function translateReflection(
  text: string,
  statement: ReflectionStatement,
  names: DatasetNames = () => undefined,
): TranslatedReflection {
  if (statement.form === 'dremio') return { kind: 'translated', pieces: [copied(text, statement.span)] };
  try {
    if (statement.action !== 'create' && statement.setting !== undefined) return settingChange(statement);
    const writer = new ReflectionWriter(text, statement, names);
    return {
      kind: 'translated',
      pieces: statement.action === 'create' ? writer.create(statement) : writer.drop(statement),
    };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal, span: error.span };
    throw error;
  }
}

function settingChange({ name, dataset, setting, faults, span }: ChangeReflection): TranslatedReflection {
  const [fault] = faults;
  if (setting === undefined || name === undefined || fault !== undefined)
    throw new Refused('incomplete', fault?.span ?? span);
  return { kind: 'setting', name, dataset, setting };
}

/** Ends a translation from within. */
class Refused extends Error {
  constructor(
    readonly refusal: ReflectionRefusal,
    readonly span: Span,
  ) {
    super(refusal);
  }
}

function copied(text: string, span: Span): TranslatedPiece {
  return { text: text.slice(span.start, span.end), source: span };
}

class ReflectionWriter {
  readonly #text: string;
  readonly #names: DatasetNames;
  readonly #pieces: TranslatedPiece[] = [];
  readonly #head: Span;

  constructor(text: string, { span }: ReflectionStatement, names: DatasetNames) {
    this.#text = text;
    this.#names = names;
    // Words that Dremio wants and nobody wrote stand for the word that begins the statement.
    this.#head = { start: span.start, end: span.start + wordLength(text, span.start) };
  }

  create(statement: CreateReflection): readonly TranslatedPiece[] {
    const { dataset, name, kind } = required(statement);
    this.#dataset(dataset);
    this.#write(` CREATE ${KEYWORDS[kind]} REFLECTION `);
    this.#copy(name.span);
    this.#write(' USING');
    if (statement.target !== undefined) this.#dotted(' ', statement.target);
    this.#lists(statement);
    return this.#pieces;
  }

  drop(statement: ChangeReflection): readonly TranslatedPiece[] {
    const { action, dataset, name, span, faults } = statement;
    if (action !== 'drop') throw new Refused('noStatement', span);
    const [fault] = faults;
    if (fault !== undefined || name === undefined) throw new Refused('incomplete', fault?.span ?? span);
    if (dataset === undefined) throw new Refused('noDataset', span);
    this.#dataset(dataset);
    this.#write(' DROP REFLECTION ');
    this.#copy(name.span);
    return this.#pieces;
  }

  #dataset(dataset: DottedName): void {
    this.#write('ALTER DATASET');
    this.#dotted(' ', dataset);
  }

  #dotted(before: string, name: DottedName): void {
    this.#write(before);
    const known = this.#names(name);
    if (known === undefined) this.#copy(name.span);
    else this.#write(known, name.span);
  }

  #lists({ lists, span, target }: CreateReflection): void {
    const display = lists.filter(({ role }) => role === 'display');
    const aggregate = lists.filter(({ role }) => role === 'dimensions' || role === 'measures');
    const [firstDisplay, firstAggregate] = [display[0], aggregate[0]];
    if (firstDisplay !== undefined && firstAggregate !== undefined) throw new Refused('mixed', firstAggregate.keyword);
    if (firstDisplay !== undefined) this.#columns('DISPLAY', firstDisplay);
    else if (target === undefined) this.#aggregates(aggregate, span);
    for (const role of LAYOUT)
      for (const list of lists.filter(one => one.role === role)) {
        this.#write(' ');
        this.#copy({ start: list.keyword.start, end: list.parens?.end ?? list.keyword.end });
      }
  }

  #columns(keyword: string, { keyword: written, parens, items }: ReflectionList): void {
    this.#write(` ${keyword}`, written);
    if (parens === undefined) return;
    this.#list(items.map(item => ({ item, write: () => this.#column(item) })));
  }

  #list(entries: readonly { readonly item: ReflectionItem; readonly write: () => void }[]): void {
    this.#write(' (');
    for (const [at, { write }] of entries.entries()) {
      if (at > 0) this.#write(', ');
      write();
    }
    this.#write(')');
  }

  #column(item: ReflectionItem): void {
    if (item.kind === 'day') {
      this.#copy(item.column.span);
      return this.#write(' BY DAY', item.span);
    }
    if (item.kind !== 'column' || item.measures !== undefined) throw new Refused('expression', item.span);
    this.#copy(item.span);
  }

  #aggregates(lists: readonly ReflectionList[], span: Span): void {
    const dimensions = lists.find(({ role }) => role === 'dimensions');
    const measures = lists.find(({ role }) => role === 'measures');
    const columns = measuredColumns(measures?.items ?? []);
    const nothing = columns.size === 0 && (measures === undefined || measures.parens !== undefined);
    if (nothing && (dimensions === undefined || dimensions.items.length === 0)) throw new Refused('empty', span);
    if (dimensions !== undefined) this.#columns('DIMENSIONS', dimensions);
    if (measures === undefined || nothing) return;
    this.#write(' MEASURES', measures.keyword);
    if (measures.parens === undefined) return;
    this.#list([...columns.values()].map(column => ({ item: column.item, write: () => this.#measured(column) })));
  }

  #measured({ item, name, kinds }: MeasuredColumn): void {
    this.#copy(name.span);
    if (kinds !== undefined) this.#write(` (${[...kinds].join(', ')})`, item.span);
  }

  #copy(span: Span): void {
    this.#pieces.push(copied(this.#text, span));
  }

  #write(text: string, source = this.#head): void {
    this.#pieces.push({ text, source });
  }
}

function required({ name, dataset, faults, span, kind }: CreateReflection) {
  const [fault] = faults;
  if (fault !== undefined || name === undefined || dataset === undefined)
    throw new Refused('incomplete', fault?.span ?? span);
  return { name, dataset, kind };
}

/** A column with all that is to be measured of it; `kinds` is undefined for Dremio's defaults. */
interface MeasuredColumn {
  readonly item: ReflectionItem;
  readonly name: NamePart;
  readonly kinds: ReadonlySet<MeasureKind> | undefined;
}

/** Measures by column, in the order in which the columns are first named: Dremio wants each of them once. */
function measuredColumns(items: readonly ReflectionItem[]): ReadonlyMap<string, MeasuredColumn> {
  const columns = new Map<string, MeasuredColumn>();
  for (const item of items) {
    // Every aggregation reflection counts its rows.
    if (item.kind === 'rowCount') continue;
    if (item.kind !== 'aggregate' && (item.kind !== 'column' || item.byDay)) throw new Refused('measure', item.span);
    const key = item.column.value.toLowerCase();
    const before = columns.get(key);
    const kinds = before === undefined ? item.measures : [...(before.kinds ?? []), ...(item.measures ?? [])];
    columns.set(key, { item: before?.item ?? item, name: before?.name ?? item.column, kinds: kinds && new Set(kinds) });
  }
  return columns;
}

function wordLength(text: string, start: number): number {
  return /^\w*/.exec(text.slice(start))?.[0].length ?? 0;
}
