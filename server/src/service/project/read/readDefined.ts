import type { NamedParent } from '../projectNode';
import { configOf } from './configOf';
import { callIn, dependencyIn } from './dependencyIn';
import type { DefinedProperties } from './propertiesFacts';
import type { YamlNode } from './yamlNode';

type Defined = Omit<DefinedProperties, 'name' | 'span' | 'description' | 'config' | 'kind'>;
type ReadDefined = (item: YamlNode) => Defined;

const NOTHING: Defined = { dependencies: [], parents: [], measures: [], measuresAsMetrics: [] };
const SECTIONS: readonly (readonly [section: string, kind: DefinedProperties['kind'], read: ReadDefined])[] = [
  ['exposures', 'exposure', exposure],
  ['semantic_models', 'semantic_model', semanticModel],
  ['metrics', 'metric', metric],
  ['saved_queries', 'saved_query', savedQuery],
];

/** Reads what a YAML file defines by itself: exposures, metrics and what they are made from. */
export function readDefined(root: YamlNode | undefined): readonly DefinedProperties[] {
  return SECTIONS.flatMap(([section, kind, read]) =>
    (root?.get(section)?.items() ?? []).flatMap(item => {
      const name = item.get('name');
      if (name?.text === undefined) return [];
      const description = item.get('description')?.text;
      return [{ kind, name: name.text, span: name.span, description, config: configOf(item), ...read(item) }];
    }),
  );
}

function exposure(item: YamlNode): Defined {
  const entries = item.get('depends_on')?.items() ?? [];
  return {
    ...NOTHING,
    dependencies: entries.flatMap(entry => dependencyIn(entry) ?? []),
    parents: entries.flatMap(entry => metricCall(entry)),
  };
}

/** `metric('name')` or `metric('package', 'name')`. */
function metricCall({ text = '' }: YamlNode): readonly NamedParent[] {
  if (!text.includes('metric')) return [];
  const call = callIn(text);
  const names = (call?.args ?? []).flatMap(({ value }) => (value.kind === 'string' ? value.value : []));
  const name = names.at(-1);
  if (call?.name !== 'metric' || name === undefined) return [];
  const [packageName] = names.slice(0, -1);
  return [{ kind: 'metric', name, ...(packageName === undefined ? {} : { packageName }) }];
}

function semanticModel(item: YamlNode): Defined {
  const model = dependencyIn(item.get('model'));
  const measures = (item.get('measures')?.items() ?? []).flatMap(measure => {
    const name = measure.get('name')?.text;
    return name === undefined ? [] : [{ name, isMetric: measure.get('create_metric')?.toConfig() === true }];
  });
  return {
    ...NOTHING,
    dependencies: model === undefined ? [] : [model],
    measures: measures.map(({ name }) => name),
    measuresAsMetrics: measures.flatMap(({ name, isMetric }) => (isMetric ? name : [])),
  };
}

/** A metric is made from the measures of semantic models, or from other metrics. */
function metric(item: YamlNode): Defined {
  const params = item.get('type_params');
  const conversion = params?.get('conversion_type_params');
  const measures = [params?.get('measure'), conversion?.get('base_measure'), conversion?.get('conversion_measure')];
  const metrics = [params?.get('numerator'), params?.get('denominator'), ...(params?.get('metrics')?.items() ?? [])];
  return {
    ...NOTHING,
    parents: [
      ...measures.flatMap(entry => named('measure', entry)),
      ...metrics.flatMap(entry => named('metric', entry)),
    ],
  };
}

function savedQuery(item: YamlNode): Defined {
  const metrics = item.get('query_params')?.get('metrics')?.items() ?? [];
  return { ...NOTHING, parents: metrics.flatMap(entry => named('metric', entry)) };
}

/** A name, or a map that holds one. */
function named(kind: NamedParent['kind'], entry: YamlNode | undefined): readonly NamedParent[] {
  const name = entry?.text ?? entry?.get('name')?.text;
  return name === undefined ? [] : [{ kind, name }];
}
