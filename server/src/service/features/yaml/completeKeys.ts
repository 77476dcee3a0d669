import type { Completion } from '../../answers/completion';
import type { Shape, ShapeKey } from '../../dbt/yaml/schema/shape';
import type { YamlPlace } from '../../dbt/yaml/yamlPlace';
import { keyEntry } from './keyEntry';

/** The keys of a map that are not written yet, those that must be there first. */
export function completeKeys({ keys }: Extract<Shape, { kind: 'map' }>, place: YamlPlace): readonly Completion[] {
  const order = Object.keys(keys);
  return Object.entries(keys).flatMap(([name, one]) => {
    if (one.instead !== undefined) return [];
    const rank = one.required === true ? 0 : 1 + order.indexOf(name) / 100;
    return keyEntry({ name, below: belowOf(one), documentation: one.about(), rank }, place) ?? [];
  });
}

/** How what stands behind a key begins. */
function belowOf({ shape }: ShapeKey): 'list' | 'map' | 'value' {
  switch (shape.kind) {
    case 'list':
      return shape.single === true ? 'value' : 'list';
    case 'map':
    case 'mapOf':
    case 'config':
    case 'folders':
      return 'map';
    default:
      return 'value';
  }
}
