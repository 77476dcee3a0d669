import { isMark, isName, quoteName, reflectionItems, type ReflectionList, type Token } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Completion, CompletionKind } from '../../answers/completion';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { Span } from '../../text/span';
import { reflectedDataset } from '../../dbt/reflection/reflectedDataset';
import type { PlacedReflection } from '../../dbt/reflection/placedReflection';
import { reflectionsIn } from '../../dbt/reflection/reflectionsIn';

const AGGREGATES = ['SUM', 'COUNT', 'MIN', 'MAX', 'AVG', 'APPROX_COUNT_DISTINCT'];
const MEASURES = ['SUM', 'COUNT', 'MIN', 'MAX', 'APPROXIMATE COUNT DISTINCT'];

/** The dataset behind ON, and the dataset's columns inside each list. */
export function completeReflection(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const place = reflectionsIn(context.document).findLast(
    ({ reach, statement }) => statement.span.start < offset && offset <= reach.end,
  );
  if (place === undefined || inComment(place, offset)) return undefined;
  const slot = place.statement.datasetSlot;
  if (slot !== undefined && slot.start < offset && offset <= slot.end) return datasets(context, place, offset);
  const list = listAt(place, offset);
  return list === undefined ? words(place, offset) : entries(context, place, { list, offset });
}

/** Between the statement's words nothing is offered inside a comment: a token or white space must stand there. */
function inComment({ sql, statement }: PlacedReflection, offset: number): boolean {
  const line = sql.slice(Math.max(sql.lastIndexOf('\n', offset - 1) + 1, statement.span.start), offset);
  return /--|\/\//.test(line.replace(/'[^']*'|"[^"]*"/g, ''));
}

function datasets({ project, datasets: known }: FeatureContext, place: PlacedReflection, offset: number) {
  const { dataset, form } = place.statement;
  const replace = dataset?.span ?? { start: offset, end: offset };
  const own = project === undefined ? [] : projectDatasets(project, form === 'platform', replace);
  const taken = new Set(own.map(({ detail }) => detail));
  const others = [...known.values()].map(({ path }): Completion => {
    const insert = path.map(part => quoteName(part)).join('.');
    return { label: path.join('.'), kind: 'table', replace, insert, rank: 1, detail: quotedPath(path) };
  });
  return [...own, ...others.filter(({ detail }) => !taken.has(detail))];
}

function quotedPath(path: readonly string[]): string {
  return path.map(part => `"${part}"`).join('.');
}

/** In the platform's form a dataset may be called as dbt calls it; Dremio's own form wants the name in Dremio. */
function projectDatasets(project: ProjectView, short: boolean, replace: Span): readonly Completion[] {
  const nodes = [...project.refTargets(), ...project.sourceTables()];
  return nodes.flatMap(node => {
    if (node.materialized === 'ephemeral' || node.materialized === 'reflection') return [];
    const relationName = project.relationName(node);
    const label = shortName(node);
    const insert = short ? label : relationName;
    if (insert === null) return [];
    const about = node.description === undefined ? {} : { documentation: node.description };
    const detail = relationName === null ? {} : { detail: relationName };
    return [{ label, kind: kindOf(node), replace, insert, ...detail, ...about }];
  });
}

function shortName({ name, source }: ProjectNode): string {
  return source === undefined ? quoteName(name) : `${quoteName(source.sourceName)}.${quoteName(name)}`;
}

function kindOf({ kind }: ProjectNode): CompletionKind {
  return kind === 'seed' || kind === 'snapshot' || kind === 'source' ? kind : 'model';
}

function listAt({ statement }: PlacedReflection, offset: number): ReflectionList | undefined {
  if (statement.action !== 'create') return undefined;
  return statement.lists.find(({ parens, closed }) => {
    if (parens === undefined) return false;
    return parens.start < offset && (closed ? offset < parens.end : offset <= parens.end);
  });
}

function entries(
  context: FeatureContext,
  place: PlacedReflection,
  { list, offset }: { readonly list: ReflectionList; readonly offset: number },
): readonly Completion[] {
  const replace = wordAt(place.tokens, offset);
  const inner = innerCall(place.tokens, list, offset);
  const aggregates = list.role === 'measures' && place.statement.form === 'platform';
  if (list.role === 'measures' && inner !== undefined && !isAggregate(inner)) return measureWords(MEASURES, replace);
  const columns = columnEntries(context, place, { list, replace, all: inner !== undefined || aggregates });
  return aggregates && inner === undefined ? [...columns, ...measureWords(AGGREGATES, replace)] : columns;
}

/** The columns of the dataset; those that the list already has are left out, unless they may stand twice. */
function columnEntries(
  context: FeatureContext,
  place: PlacedReflection,
  { list, replace, all }: { readonly list: ReflectionList; readonly replace: Span; readonly all: boolean },
): readonly Completion[] {
  const { statement } = place;
  const written = statement.action !== 'create' || all ? [] : reflectionItems(statement);
  const used = new Set(
    written.flatMap(([one, item]) => {
      const here = one === list && item.kind === 'column' && item.column.span.start !== replace.start;
      return here ? [item.column.value.toLowerCase()] : [];
    }),
  );
  const columns = reflectedDataset(context, place)?.columns ?? [];
  return columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => !used.has(column.name.toLowerCase()))
    .map(({ column: { name, type, description }, at }): Completion => {
      const detail = type === undefined ? {} : { detail: type };
      const documentation = description === undefined ? {} : { documentation: description };
      // In the order of the dataset, which people know, not of the alphabet.
      return { label: name, kind: 'column', replace, insert: quoteName(name), rank: at, ...detail, ...documentation };
    });
}

function measureWords(names: readonly string[], replace: Span): readonly Completion[] {
  return names.map(name => ({ label: name, kind: 'function', replace, insert: name, rank: 10_000 }));
}

/** The word before the innermost parenthesis that the cursor stands in, inside of the list's own. */
function innerCall(tokens: readonly Token[], { parens }: ReflectionList, offset: number): Token | undefined {
  const open: (Token | undefined)[] = [];
  for (const [at, token] of tokens.entries()) {
    if (parens === undefined || token.span.start <= parens.start) continue;
    if (token.span.start >= offset) break;
    if (isMark(token, '(')) open.push(tokens[at - 1]);
    if (isMark(token, ')')) open.pop();
  }
  return open.at(-1);
}

function isAggregate(token: Token): boolean {
  return AGGREGATES.includes(token.keyword);
}

function wordAt(tokens: readonly Token[], offset: number): Span {
  const word = tokens.find(token => isName(token) && token.span.start < offset && offset <= token.span.end);
  return word?.span ?? { start: offset, end: offset };
}

/** What comes next between the parts of the statement. */
function words({ statement, tokens }: PlacedReflection, offset: number): readonly Completion[] | undefined {
  if (statement.action !== 'create') return undefined;
  const replace = wordAt(tokens, offset);
  const before = tokens.findLast(token => token.span.end <= replace.start && token.span.end < offset);
  const offer = (...next: readonly string[]): readonly Completion[] =>
    next.map(word => ({ label: word, kind: 'keyword', replace, insert: word, detail: l10n.t('reflection') }));
  if (before?.keyword === 'USING' && statement.kind !== 'external') return offer('DISPLAY', 'DIMENSIONS', 'MEASURES');
  const { name, dataset, form } = statement;
  if (form === 'platform' && name !== undefined && before?.span.end === name.span.end) return offer('ON');
  const lastOfDataset = form === 'platform' ? dataset : undefined;
  if (lastOfDataset !== undefined && before?.span.end === lastOfDataset.span.end) return offer('USING');
  return undefined;
}
