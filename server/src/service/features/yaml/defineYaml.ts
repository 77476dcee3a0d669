import type { Place } from '../../answers/place';
import { nodeColumnPlace } from '../../dbt/columns/nodeColumnPlace';
import type { Shape } from '../../dbt/yaml/schema/shape';
import { fixtureFiles } from '../../dbt/unitTests/fixture';
import { yamlPlace, type YamlPlace } from '../../dbt/yaml/yamlPlace';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import { stemOf } from '../../text/filePath';
import { describedAt, relatedNode } from './describedAt';
import { packageOfDocument } from './packageOfDocument';
import { shapeOf } from './shapeOf';
import { shapesAt } from './shapesAt';
import { formatBeside } from './yamlNames';

/** Where what a name in YAML stands for is defined: the file of a model, the macro of a test, the expression of a column. */
export function defineYaml(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const shape = shapeOf(context);
  const place = shape && yamlPlace(context.document, offset);
  if (shape === undefined || place === undefined || place.word.end <= place.word.start) return undefined;
  for (const one of shapesAt(context, shape, place.steps)) {
    const places = placesOf(context, one, place);
    if (places.length > 0) return places;
  }
  return undefined;
}

function placesOf(context: FeatureContext, shape: Shape, place: YamlPlace): readonly Place[] {
  const { project, document } = context;
  const text = document.text.slice(place.word.start, place.word.end);
  const from = packageOfDocument(context);
  if (project === undefined) return [];
  if (shape.kind === 'test') return [project.genericTest(text, from)?.macro].flatMap(placeOf);
  if (shape.kind !== 'scalar' || place.part === 'key') return [];
  switch (shape.holds) {
    case 'describedModel':
    case 'seed':
    case 'snapshot':
    case 'analysis':
    case 'singularTest':
    case 'function':
      return describedAt(context, place.steps)
        .filter(({ file }) => file !== document.path)
        .flatMap(placeOf);
    case 'model': {
      const found = project.resolveRef({ name: text }, from);
      return found.kind === 'found' ? placeOf(found.node) : [];
    }
    case 'fixture':
      return fixtureFiles(context, formatBeside(place))
        .filter(file => stemOf(file) === text)
        .map(file => ({ file, span: { start: 0, end: 0 } }));
    case 'macro':
      return [project.macro(text, from) ?? project.macro(`test_${text}`, from)].flatMap(placeOf);
    case 'group':
      return [project.group(text)].flatMap(placeOf);
    case 'column':
      return columnPlaces(context, describedAt(context, place.steps), text);
    case 'relatedColumn': {
      const last = place.steps.findLast(step => step.kind === 'key');
      const node = last && relatedNode(context, last.beside);
      return node === undefined ? [] : columnPlaces(context, [node], text);
    }
    default:
      return [];
  }
}

function placeOf(one: Place | undefined): readonly Place[] {
  return one === undefined ? [] : [{ file: one.file, span: one.span }];
}

function columnPlaces(context: FeatureContext, nodes: readonly ProjectNode[], name: string): readonly Place[] {
  return nodes.flatMap(node => nodeColumnPlace(node, name, context) ?? []);
}
