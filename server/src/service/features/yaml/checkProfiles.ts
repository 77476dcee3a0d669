import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { DREMIO_PROFILE } from '../../dbt/yaml/schema/profileShapes';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import { problem, withNames } from './yamlProblem';

const CATALOG = ['enterprise_catalog_namespace', 'enterprise_catalog_folder'] as const;
const PLACES = [
  'database',
  'dremio_space',
  'schema',
  'dremio_space_folder',
  'datalake',
  'object_storage_source',
  'root_path',
  'object_storage_path',
];
const KNOWN = Object.keys(DREMIO_PROFILE);

/** Targets of Dremio in `profiles.yml` that dbt-dremio cannot use, or that it takes for something else. */
export function checkProfiles(root: YamlNode): readonly Problem[] {
  return root
    .entries()
    .flatMap(([, profile]) =>
      (profile.get('outputs')?.entries() ?? []).flatMap(([, target]) =>
        target.get('type')?.text === 'dremio' ? checkTarget(target) : [],
      ),
    );
}

function checkTarget(target: YamlNode): readonly Problem[] {
  const spans = new Map(target.keys().map(({ name, span }) => [name, span]));
  return [...unknownKeys(target), ...hosts(spans, target), ...catalog(spans)];
}

type Spans = ReadonlyMap<string, Problem['span']>;

function unknownKeys(target: YamlNode): readonly Problem[] {
  return target.keys().flatMap(({ name, span }) => {
    if (KNOWN.includes(name) || !/^\w+$/.test(name)) return [];
    const message = l10n.t('dbt-dremio has no key "{0}", and passes over it.', name);
    return [withNames(problem(span, 'warning', 'yaml.unknownKey', message), nearestNames(name, KNOWN))];
  });
}

function hosts(spans: Spans, target: YamlNode): readonly Problem[] {
  const [software, cloud] = [spans.get('software_host'), spans.get('cloud_host')];
  const type = target.get('type')?.span ?? target.span;
  if (software === undefined && cloud === undefined)
    return [problem(type, 'error', 'profile.host', l10n.t('A host is missing: "software_host" or "cloud_host".'))];
  if (software !== undefined && cloud !== undefined)
    return [problem(cloud, 'error', 'profile.host', l10n.t('"software_host" and "cloud_host" exclude each other.'))];
  if (cloud !== undefined && !spans.has('cloud_project_id'))
    return [problem(cloud, 'error', 'profile.host', l10n.t('Dremio Cloud needs "cloud_project_id" as well.'))];
  return [];
}

function catalog(spans: Spans): readonly Problem[] {
  const [namespace, folder] = CATALOG.map(name => spans.get(name));
  const only = namespace ?? folder;
  if (only === undefined) return [];
  if (namespace === undefined || folder === undefined) {
    const message = l10n.t('"{0}" and "{1}" count only together: one alone is passed over.', ...CATALOG);
    return [problem(only, 'warning', 'profile.catalog', message)];
  }
  const place = PLACES.find(name => spans.has(name));
  const span = place === undefined ? undefined : spans.get(place);
  if (span === undefined) return [];
  const message = l10n.t('An enterprise catalog takes the place of "{0}": dbt-dremio refuses both.', place ?? '');
  return [problem(span, 'error', 'profile.catalog', message)];
}
