import type { Hover } from '../../answers/hover';
import { configKey } from '../../dbt/configKeys/configKeys';
import { configKeyText } from '../../dbt/configKeys/configKeyText';
import { nodeColumnText } from '../../dbt/columns/nodeColumnText';
import { nodeText } from '../../dbt/nodeText';
import type { Shape } from '../../dbt/yaml/schema/shape';
import { yamlPlace, type YamlPlace } from '../../dbt/yaml/yamlPlace';
import type { FeatureContext } from '../../feature';
import { describedAt, relatedNode } from './describedAt';
import { packageOfDocument } from './packageOfDocument';
import { shapeOf } from './shapeOf';
import { keyOf, shapesAt } from './shapesAt';
import { testText } from './testText';

/** What a key of a YAML file means; what stands behind the name of a model, column, test or group. */
export function hoverYaml(context: FeatureContext, offset: number): Hover | undefined {
  const shape = shapeOf(context);
  const place = shape && yamlPlace(context.document, offset);
  if (shape === undefined || place === undefined || place.word.end <= place.word.start) return undefined;
  const text = context.document.text.slice(place.word.start, place.word.end);
  for (const one of shapesAt(context, shape, place.steps)) {
    const markdown = textOf(context, one, { place, text });
    if (markdown !== undefined) return { span: place.word, markdown };
  }
  return undefined;
}

interface Word {
  readonly place: YamlPlace;
  readonly text: string;
}

function textOf(context: FeatureContext, shape: Shape, word: Word): string | undefined {
  const { place, text } = word;
  switch (shape.kind) {
    case 'map': {
      const key = place.part === 'value' ? undefined : keyOf(shape, text);
      return key && `**${text}**\n\n${key.about()}`;
    }
    case 'config':
    case 'folders': {
      const key = place.part === 'value' ? undefined : configKey(text.replace(/^\+/, ''), shape.resource);
      return key && configKeyText(key);
    }
    case 'configValue':
      return shape.key.choices?.find(({ value }) => String(value) === text)?.documentation?.();
    case 'test': {
      const test = context.project?.genericTest(text, packageOfDocument(context));
      return test && testText(test);
    }
    case 'scalar':
      return place.part === 'key' ? undefined : namedText(context, shape, word);
    default:
      return undefined;
  }
}

function namedText(
  context: FeatureContext,
  { holds }: Extract<Shape, { kind: 'scalar' }>,
  { place, text }: Word,
): string | undefined {
  const { project } = context;
  if (project === undefined) return undefined;
  switch (holds) {
    case 'describedModel':
    case 'seed':
    case 'snapshot': {
      const [node] = describedAt(context, place.steps);
      return node && nodeText(node, project);
    }
    case 'model': {
      const found = project.resolveRef({ name: text }, packageOfDocument(context));
      return found.kind === 'found' ? nodeText(found.node, project) : undefined;
    }
    case 'column':
    case 'relatedColumn':
      return columnText(context, place, { name: text, isRelated: holds === 'relatedColumn' });
    case 'group': {
      const group = project.group(text);
      const owner = [group?.owner.name, group?.owner.email].filter(one => one !== undefined).join(', ');
      return group && [`**${group.name}**`, owner, group.description ?? ''].filter(one => one !== '').join('\n\n');
    }
    default:
      return undefined;
  }
}

function columnText(
  context: FeatureContext,
  place: YamlPlace,
  { name, isRelated }: { readonly name: string; readonly isRelated: boolean },
): string | undefined {
  const last = place.steps.findLast(step => step.kind === 'key');
  const related = isRelated && last !== undefined ? relatedNode(context, last.beside) : undefined;
  const nodes = isRelated ? [related].filter(one => one !== undefined) : describedAt(context, place.steps);
  return nodes.map(node => nodeColumnText(context, node, name)).find(text => text !== undefined);
}
