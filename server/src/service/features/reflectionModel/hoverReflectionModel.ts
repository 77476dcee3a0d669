import type { Hover } from '../../answers/hover';
import type { FeatureContext } from '../../feature';
import { touches } from '../../text/span';
import type { ReflectionModel } from './reflectionModel';
import { reflectionModelsIn } from './reflectionModelsIn';
import { REFLECTION_COLUMN_KEYS } from '../../dbt/reflectionColumnKeys';

/** The column of the dataset that a text of a reflection's configuration names. */
export function hoverReflectionModel(context: FeatureContext, offset: number): Hover | undefined {
  for (const model of reflectionModelsIn(context)) {
    const hover = hoverColumn(model, offset);
    if (hover !== undefined) return hover;
  }
  return undefined;
}

function hoverColumn(model: ReflectionModel, offset: number): Hover | undefined {
  for (const key of REFLECTION_COLUMN_KEYS) {
    const item = model.items(key).find(({ written }) => touches(written.span, offset));
    const column = item && model.column(item.text);
    if (item === undefined || column === undefined) continue;
    const type = column.type === undefined ? '' : ` \`${column.type}\``;
    const parts = [`**${column.name}**${type} · ${model.anchor?.name ?? ''}`, column.description ?? ''];
    return { span: item.written.span, markdown: parts.filter(part => part !== '').join('\n\n') };
  }
  return undefined;
}
