import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { checkConfig } from '../../dbt/configKeys/checkConfig';
import { configKey } from '../../dbt/configKeys/configKeys';
import type { ConfigResource } from '../../dbt/configKeys/configKey';
import { yamlEntries } from '../../dbt/configKeys/yamlConfig';
import type { Shape } from '../../dbt/yaml/schema/shape';
import { isMergeKey } from '../../dbt/yaml/mergeKey';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import { checkFolders } from './checkFolders';
import { checkScalar } from './checkScalar';
import { problem, withNames } from './yamlProblem';

type MapShape = Extract<Shape, { kind: 'map' }>;

/** What a value is: a map and a list with nothing in them are as good as no value. */
export function kindOf(node: YamlNode): 'scalar' | 'list' | 'map' | 'empty' {
  if (node.text !== undefined) return 'scalar';
  if (node.keys().length > 0) return 'map';
  return node.items().length > 0 ? 'list' : 'empty';
}

/** Keys that dbt does not know, values of the wrong kind, keys that are there twice or that are missing. */
export function checkShape(node: YamlNode, shape: Shape): readonly Problem[] {
  const kind = kindOf(node);
  if (kind === 'empty') return [];
  switch (shape.kind) {
    case 'any':
    case 'test':
    case 'configValue':
      return [];
    case 'later':
      return checkShape(node, shape.of());
    case 'either': {
      const fitting = alternativeFor(node, shape.of);
      return fitting === undefined ? [] : checkShape(node, fitting);
    }
    case 'scalar':
      return kind === 'scalar' ? checkScalar(node, shape) : [wrongKind(node, l10n.t('one value'), kind)];
    case 'list':
      if (kind === 'list') return node.items().flatMap(item => checkShape(item, shape.of));
      if (kind === 'scalar' && (shape.single === true || isRendered(node))) return [];
      return [wrongKind(node, l10n.t('a list'), kind)];
    case 'map':
      return kind === 'map' ? checkMap(node, shape) : mapWanted(node, kind);
    case 'mapOf':
      if (kind !== 'map') return mapWanted(node, kind);
      return node.entries().flatMap(([, value]) => checkShape(value, shape.of));
    case 'config':
      return kind === 'map' ? checkConfig(yamlEntries(node), { resource: shape.resource }) : mapWanted(node, kind);
    case 'folders':
      return kind === 'map' ? checkFolders(node, shape.resource) : mapWanted(node, kind);
  }
}

/** Which of several shapes a value is of; of several maps the one that knows most of its keys. */
export function alternativeFor(node: YamlNode, shapes: readonly Shape[]): Shape | undefined {
  const kind = kindOf(node);
  if (shapes.some(one => one.kind === 'any')) return { kind: 'any' };
  const fitting = shapes.filter(shape => {
    const wanted = shape.kind === 'mapOf' || shape.kind === 'config' ? 'map' : shape.kind;
    return wanted === kind || (shape.kind === 'list' && shape.single === true && kind === 'scalar');
  });
  const names = node.keys().map(({ name }) => name);
  const known = (shape: Shape) => (shape.kind === 'map' ? names.filter(name => name in shape.keys).length : 0);
  return fitting.toSorted((a, b) => known(b) - known(a))[0];
}

function isRendered({ text }: YamlNode): boolean {
  return text?.includes('{{') === true;
}

function mapWanted(node: YamlNode, kind: 'scalar' | 'list' | 'map'): readonly Problem[] {
  return isRendered(node) ? [] : [wrongKind(node, l10n.t('keys with values'), kind)];
}

function wrongKind({ span }: YamlNode, wanted: string, kind: 'scalar' | 'list' | 'map'): Problem {
  const is = { scalar: l10n.t('one value'), list: l10n.t('a list'), map: l10n.t('keys with values') }[kind];
  return problem(span, 'error', 'yaml.type', l10n.t('dbt wants {0} here, not {1}.', wanted, is));
}

function checkMap(node: YamlNode, shape: MapShape): readonly Problem[] {
  const keys = node.keys();
  const names = new Set(keys.map(({ name }) => name));
  const unknown = shape.open === true ? [] : keys.filter(({ name }) => !(name in shape.keys) && !isOwn(name));
  // A merged map may bring what is missing.
  const missing = [...names].some(isMergeKey)
    ? []
    : Object.entries(shape.keys).filter(([name, one]) => one.required === true && !names.has(name));
  return [
    ...twice(node),
    ...unknown.map(one => unknownKey(one, shape)),
    ...missing.map(([name]) => missingKey(node, name)),
    ...node.entries().flatMap(([name, value]) => {
      const known = Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;
      return known === undefined ? [] : checkShape(value, known.shape);
    }),
  ];
}

/** Merges of YAML, and keys that dbt leaves to whoever reads them. */
function isOwn(name: string): boolean {
  return isMergeKey(name) || name.startsWith('x-');
}

function twice(node: YamlNode): readonly Problem[] {
  const seen = new Set<string>();
  return node.keys().flatMap(({ name, span }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = l10n.t('"{0}" is there twice: only the last of them counts.', name);
    return [problem(span, 'warning', 'yaml.duplicateKey', message)];
  });
}

function unknownKey({ name, span }: { name: string; span: YamlNode['span'] }, { keys }: MapShape): Problem {
  const config = keys['config']?.shape;
  const resource: ConfigResource | undefined = config?.kind === 'config' ? config.resource : undefined;
  if (resource !== undefined && configKey(name.replace(/^\+/, ''), resource) !== undefined) {
    const message = l10n.t('"{0}" is configuration: below "config" dbt reads it, here it does not.', name);
    return problem(span, 'warning', 'yaml.unknownKey', message);
  }
  const near = nearestNames(name, Object.keys(keys));
  if (near.length > 0 || !('meta' in keys || 'config' in keys)) {
    const message = l10n.t('dbt knows no key "{0}" here.', name);
    return withNames(problem(span, 'warning', 'yaml.unknownKey', message), near);
  }
  // Likely a key of the project's own, of which dbt only says that it will refuse it one day.
  const message = l10n.t('dbt knows no key "{0}" here: keys of your own belong into "meta".', name);
  return problem(span, 'information', 'yaml.unknownKey', message);
}

function missingKey(node: YamlNode, name: string): Problem {
  const [first] = node.keys();
  const message = l10n.t('"{0}" is missing: dbt does not read the file without it.', name);
  return problem(first?.span ?? node.span, 'error', 'yaml.missingKey', message);
}
