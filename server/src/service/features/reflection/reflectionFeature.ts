import { reflectionItems } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Hover } from '../../answers/hover';
import type { Place } from '../../answers/place';
import type { Feature, FeatureContext } from '../../feature';
import type { DescribedColumn } from '../../project/projectNode';
import { touches } from '../../text/span';
import { actReflection, dremioText } from './actReflection';
import { checkReflection } from './checkReflection';
import { completeReflection } from './completeReflection';
import { reflectedDataset, type ReflectedDataset } from '../../dbt/reflection/reflectedDataset';
import { restCall } from './restCall';
import type { PlacedReflection } from '../../dbt/reflection/placedReflection';
import { reflectionsIn } from '../../dbt/reflection/reflectionsIn';

/** Statements about reflections, in the platform's form and in Dremio's own, in any SQL file. */
export const reflectionFeature: Feature = {
  complete: completeReflection,
  check: checkReflection,
  act: actReflection,
  hover: hoverReflection,
  define: defineReflection,
};

function hoverReflection(context: FeatureContext, offset: number): Hover | undefined {
  const place = reflectionsIn(context.document).find(({ statement }) => touches(statement.span, offset));
  if (place === undefined) return undefined;
  const dataset = reflectedDataset(context, place);
  return (dataset && hoverDataset(place, dataset, offset)) ?? hoverStatement(context, place);
}

/** What becomes of a statement that Dremio does not run as it is written. */
function hoverStatement(context: FeatureContext, place: PlacedReflection): Hover | undefined {
  const { span, form } = place.statement;
  const call = restCall(place.statement);
  if (call !== undefined) return { span, markdown: call };
  const text = form === 'platform' ? dremioText(context, place) : undefined;
  if (text === undefined) return undefined;
  return { span, markdown: `${l10n.t('Dremio runs this as:')}\n\n\`\`\`sql\n${text}\n\`\`\`` };
}

function hoverDataset(place: PlacedReflection, dataset: ReflectedDataset, offset: number): Hover | undefined {
  const written = place.statement.dataset;
  // What a tag prints has a hover of its own.
  if (written !== undefined && touches(written.span, offset) && place.printedIn(written.span) === undefined)
    return { span: written.span, markdown: datasetText(dataset) };
  const items = place.statement.action === 'create' ? reflectionItems(place.statement) : [];
  for (const [, item] of items) {
    if (!('column' in item) || !touches(item.column.span, offset)) continue;
    const column = dataset.columns.find(({ name }) => name.toLowerCase() === item.column.value.toLowerCase());
    return column && { span: item.column.span, markdown: columnText(column) };
  }
  return undefined;
}

function datasetText({ node, relationName, columns }: ReflectedDataset): string {
  const names = columns.map(({ name }) => `\`${name}\``).join(', ');
  const parts = [relationName === undefined ? undefined : `\`${relationName}\``, node?.description, names];
  return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}

function columnText({ name, type, description }: DescribedColumn): string {
  const head = type === undefined ? `**${name}**` : `**${name}** \`${type}\``;
  return description === undefined ? head : `${head}\n\n${description}`;
}

function defineReflection(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const place = reflectionsIn(context.document).find(({ statement }) => touches(statement.span, offset));
  const written = place?.statement.dataset;
  if (place === undefined || written === undefined || !touches(written.span, offset)) return undefined;
  if (place.printedIn(written.span) !== undefined) return undefined;
  const node = reflectedDataset(context, place)?.node;
  return node && [{ file: node.file, span: node.span }];
}
