import type { Completion } from '../../answers/completion';
import type { Shape } from '../../dbt/yaml/schema/shape';
import { yamlPlace, type YamlPlace } from '../../dbt/yaml/yamlPlace';
import type { FeatureContext } from '../../feature';
import { completeConfigKeys, completeConfigValue } from './completeConfig';
import { completeKeys } from './completeKeys';
import { completeTests } from './completeTests';
import { shapeOf } from './shapeOf';
import { shapesAt } from './shapesAt';
import { valueEntry } from './valueEntry';
import { yamlNames, type Name } from './yamlNames';

/** Keys that may stand at a place of a YAML file, and values that may. */
export function completeYaml(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const shape = shapeOf(context);
  const place = shape && yamlPlace(context.document, offset);
  if (shape === undefined || place === undefined) return undefined;
  // Within a call of Jinja other features know what may stand.
  if (/[({][^)}]*$/.test(context.document.text.slice(place.word.start, offset))) return undefined;
  return shapesAt(context, shape, place.steps).flatMap(one => completeAs(context, one, place));
}

function completeAs(context: FeatureContext, shape: Shape, place: YamlPlace): readonly Completion[] {
  const isEntry = place.part !== 'value';
  switch (shape.kind) {
    case 'map':
      return isEntry ? completeKeys(shape, place) : [];
    case 'config':
      return isEntry ? completeConfigKeys(context, shape.resource, { place, plus: '' }) : [];
    case 'folders':
      return isEntry ? completeConfigKeys(context, shape.resource, { place, plus: '+' }) : [];
    case 'test':
      return isEntry ? completeTests(context, place) : [];
    case 'configValue':
      return place.part === 'key' ? [] : completeConfigValue(context, shape.key, place);
    case 'list':
      return place.part === 'value' && shape.single === true ? completeAs(context, shape.of, place) : [];
    case 'scalar':
      return place.part === 'key' ? [] : values(context, shape, place);
    default:
      return [];
  }
}

function values(
  context: FeatureContext,
  { choices = [], holds }: Extract<Shape, { kind: 'scalar' }>,
  place: YamlPlace,
): readonly Completion[] {
  const names: readonly Name[] = [
    ...choices.map((label): Name => ({ label, insert: label, kind: 'value' })),
    ...(holds === undefined ? [] : yamlNames(context, holds, place)),
  ];
  return names.map(name => valueEntry(name, place));
}
