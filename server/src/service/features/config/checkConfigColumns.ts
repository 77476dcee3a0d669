import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { configKey } from '../../dbt/configKeys/configKeys';
import { configEntries } from '../../dbt/configKeys/jinjaConfig';
import type { WrittenEntry, WrittenValue } from '../../dbt/configKeys/writtenConfig';
import type { FeatureContext } from '../../feature';
import { nearestNames } from '../../text/nearestNames';
import type { Span } from '../../text/span';
import { configCalls, configPlaceOf, configuredNode } from './configPlaceOf';
import { changeTo } from '../../text/changeTo';

/** Columns that a model's configuration names and its query does not give; reflections have checks of their own. */
export function checkConfigColumns(context: FeatureContext): readonly Problem[] {
  const node = configuredNode(context);
  if (node?.kind !== 'model' || !node.enabled || node.materialized === 'reflection') return [];
  const { text } = context.document;
  const written = configCalls(context).flatMap(call =>
    configPlaceOf(context, call)?.resource === 'model' ? configEntries(call, text) : [],
  );
  const named = written.flatMap(columnsOf);
  // Working out the columns of a model is not for every keystroke in every model.
  if (named.length === 0) return [];
  const { columns, complete } = context.project?.columnsOf(node) ?? { columns: [], complete: false };
  if (!complete || columns.length === 0) return [];
  const names = columns.map(({ name }) => name);
  const known = new Set(names.map(name => name.toLowerCase()));
  return named.filter(({ name }) => !known.has(name.toLowerCase())).map(one => missing(one, names));
}

interface NamedColumn {
  readonly name: string;
  readonly span: Span;
}

function missing({ name, span }: NamedColumn, names: readonly string[]): Problem {
  return {
    span,
    severity: 'warning',
    code: 'config.column',
    message: l10n.t('The query of the model gives no column "{0}".', name),
    replacements: nearestNames(name, names).map(text => changeTo(span, text)),
  };
}

function columnsOf({ key, value }: WrittenEntry): readonly NamedColumn[] {
  const holds = configKey(key, 'model')?.holds;
  if (holds !== 'ownColumn' && holds !== 'anchorColumn') return [];
  const values = value.items.length > 0 ? value.items : [value];
  return values.flatMap(one => columnIn(one) ?? []);
}

/** A name, plain or in double quotes, alone or as the last argument of a transform: `month("order_date")`. */
const COLUMN = /^\s*(?:\w+\s*\((?:\s*\d+\s*,)?\s*)?(?:"([^"]+)"|([A-Za-z_]\w*))\s*\)?\s*$/;

function columnIn({ value, span }: WrittenValue): NamedColumn | undefined {
  if (typeof value !== 'string') return undefined;
  const [whole, quoted, plain] = COLUMN.exec(value) ?? [];
  const name = quoted ?? plain;
  // Escapes move the letters, so that no place in the text can be told.
  if (whole === undefined || name === undefined || value.length !== span.end - span.start) return undefined;
  const start = span.start + value.lastIndexOf(name);
  return { name, span: { start, end: start + name.length } };
}
