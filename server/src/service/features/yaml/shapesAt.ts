import * as l10n from '@vscode/l10n';
import { configKey } from '../../dbt/configKeys/configKeys';
import type { ConfigResource } from '../../dbt/configKeys/configKey';
import {
  ANY,
  BOOLEAN,
  DESCRIPTION,
  key,
  list,
  map,
  naming,
  TEXT,
  type Shape,
  type ShapeKey,
} from '../../dbt/yaml/schema/shape';
import type { YamlStep } from '../../dbt/yaml/yamlStep';
import type { FeatureContext } from '../../feature';
import type { GenericTest } from '../../project/projectMacro';
import { packageOfDocument } from './packageOfDocument';

/** What may stand at the end of a way into a file: several shapes where dbt takes one or another. */
export function shapesAt(context: FeatureContext, root: Shape, steps: readonly YamlStep[]): readonly Shape[] {
  let shapes = alternatives(root);
  for (const step of steps)
    shapes = shapes.flatMap(shape =>
      alternatives(step.kind === 'item' ? itemOf(shape) : valueOf(context, shape, step.name)),
    );
  return shapes;
}

function alternatives(shape: Shape | undefined): readonly Shape[] {
  if (shape === undefined) return [];
  if (shape.kind === 'either') return shape.of.flatMap(alternatives);
  return shape.kind === 'later' ? alternatives(shape.of()) : [shape];
}

function itemOf(shape: Shape): Shape | undefined {
  if (shape.kind === 'list') return shape.of;
  // A list of what a key of configuration takes.
  return shape.kind === 'configValue' ? shape : undefined;
}

function valueOf(context: FeatureContext, shape: Shape, name: string): Shape | undefined {
  switch (shape.kind) {
    case 'map':
      return keyOf(shape, name)?.shape;
    case 'mapOf':
      return shape.of;
    case 'config':
      return configValue(name, shape.resource);
    case 'folders':
      return name.startsWith('+') ? configValue(name.slice(1), shape.resource) : shape;
    case 'test':
      return testShape(context, name);
    default:
      return undefined;
  }
}

/** A key of a map, when it has it. */
export function keyOf(shape: Extract<Shape, { kind: 'map' }>, name: string): ShapeKey | undefined {
  return Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;
}

function configValue(name: string, resource: ConfigResource): Shape | undefined {
  const found = configKey(name, resource);
  return found === undefined ? undefined : { kind: 'configValue', key: found };
}

/** What stands below the name of a generic test, or beside `test_name`. */
function testShape(context: FeatureContext, name: string): Shape | undefined {
  const found = context.project?.genericTest(name, packageOfDocument(context));
  return found === undefined ? TEST_BODY : testBody(argumentKeys(found));
}

function testBody(args: Readonly<Record<string, ShapeKey>>): Shape {
  return map(
    {
      arguments: key(map(args, true), () => l10n.t('What the test takes.')),
      config: key({ kind: 'config', resource: 'test' }, () => l10n.t('The configuration of the test.')),
      name: key(TEXT, () => l10n.t('A name of its own, in place of the one that dbt makes up.')),
      description: key(DESCRIPTION, () => l10n.t('What the test is for.')),
    },
    true,
  );
}

const TEST_BODY = testBody({});

/** The arguments of a test as keys of YAML. */
export function argumentKeys({ arguments: args }: GenericTest): Readonly<Record<string, ShapeKey>> {
  return Object.fromEntries(
    args.map(({ name, description, otherwise, type }) => {
      const about =
        description ??
        type ??
        (otherwise === undefined ? l10n.t('Must be given.') : l10n.t('{0} when left out.', otherwise));
      return [name, key(ARGUMENTS[name] ?? ANY, () => about)];
    }),
  );
}

/** What arguments of dbt's own tests, and of others that call them so, hold. */
const ARGUMENTS: Readonly<Record<string, Shape>> = {
  to: naming('reference'),
  field: naming('relatedColumn'),
  values: list(TEXT),
  quote: BOOLEAN,
  compare_model: naming('reference'),
  column_name: naming('column'),
};
