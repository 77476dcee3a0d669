import { pathOfRelation } from '../../server/src/service/project/relationPath';
import type { ProjectMacro } from '../../server/src/service/project/projectMacro';
import type { ProjectNode } from '../../server/src/service/project/projectNode';
import type { ProjectView } from '../../server/src/service/project/projectView';
import type { Resolution } from '../../server/src/service/project/resolution';
import { relationName, relationParts } from '../../server/src/service/project/relationName';

const TARGET = {
  profileName: 'shop',
  targetName: 'dev',
  database: 'analytics',
  schema: 'no_schema',
  datalake: 'lake',
  rootPath: 'dbt',
};

/** A model of the project `shop`, or whatever the second argument makes of it. */
export function fakeNode(name: string, more: Partial<ProjectNode> = {}): ProjectNode {
  return {
    uniqueId: `model.shop.${name}`,
    kind: 'model',
    name,
    packageName: 'shop',
    fqn: ['shop', name],
    file: `/shop/models/${name}.sql`,
    relativePath: `models/${name}.sql`,
    span: { start: 0, end: 0 },
    config: {},
    enabled: true,
    materialized: 'view',
    version: undefined,
    description: undefined,
    columns: [],
    properties: undefined,
    dependencies: [],
    macroCalls: [],
    workedOut: undefined,
    constraints: [],
    parents: [],
    dispatches: [],
    isOpen: false,
    hasOpenCalls: false,
    group: undefined,
    access: 'protected',
    test: undefined,
    source: undefined,
    ...more,
  };
}

/** A table of a source below `lake.bronze`. */
export function fakeSource(sourceName: string, name: string, more: Partial<ProjectNode> = {}): ProjectNode {
  const place = {
    database: 'lake',
    schema: 'bronze',
    identifier: name,
    loader: undefined,
    sourceDescription: undefined,
  };
  const uniqueId = `source.shop.${sourceName}.${name}`;
  return fakeNode(name, {
    kind: 'source',
    uniqueId,
    file: '/shop/models/sources.yml',
    source: { sourceName, ...place },
    ...more,
  });
}

/** A macro without parameters. */
export function fakeMacro(name: string, file = `/shop/macros/${name}.sql`, packageName = 'shop'): ProjectMacro {
  const nowhere = { start: 0, end: 0 };
  return {
    name,
    packageName,
    file,
    span: nowhere,
    body: nowhere,
    isTest: false,
    configures: false,
    parameters: [],
    description: undefined,
    properties: undefined,
    dependencies: [],
    macroCalls: [],
    dispatches: [],
    isOpen: false,
    hasOpenCalls: false,
  };
}

/** A project `shop` in `/shop` of these nodes, its columns those that the nodes describe. */
export function fakeProject(nodes: readonly ProjectNode[], more: Partial<ProjectView> = {}): ProjectView {
  const refable = nodes.filter(({ kind }) => ['model', 'seed', 'snapshot'].includes(kind));
  const sources = nodes.filter(({ kind }) => kind === 'source');
  return {
    root: '/shop',
    name: 'shop',
    profile: 'shop',
    otherWarehouse: undefined,
    lacksPackages: false,
    target: TARGET,
    packageNames: () => ['shop'],
    vars: () => ({}),
    nodes: () => nodes,
    node: id => nodes.find(({ uniqueId }) => uniqueId === id),
    nodesOfFile: file => nodes.filter(one => one.file === file),
    nodesOfKind: kind => nodes.filter(one => one.kind === kind && one.enabled),
    packageOfFile: () => 'shop',
    fileOf: () => undefined,
    files: () => nodes.map(({ file }) => file),
    resolveRef: ({ name }) => resolution(refable.find(one => one.name === name)),
    resolveSource: ({ sourceName, tableName }) =>
      resolution(sources.find(one => one.source?.sourceName === sourceName && one.name === tableName)),
    resolve: () => ({ kind: 'missing' }),
    refTargets: () => refable.filter(({ enabled }) => enabled),
    sourceTables: () => sources,
    namesakesOf: () => [],
    sharedNames: () => [],
    twinsOf: () => [],
    latestVersion: () => undefined,
    versionsOf: () => [],
    accessRefused: () => undefined,
    group: () => undefined,
    groups: () => [],
    tags: () => [],
    macro: () => undefined,
    dispatched: () => undefined,
    macros: () => [],
    macrosOfFile: () => [],
    seedTypes: () => [],
    materializes: () => false,
    genericTests: () => [],
    genericTest: () => undefined,
    docsBlocks: () => [],
    docsBlock: () => undefined,
    declaredVariables: () => [],
    variableUses: () => [],
    environmentVariables: () => [],
    uses: { named: () => [], inFile: () => [] },
    dependenciesOf: () => [],
    parentsOf: () => [],
    childrenOf: () => [],
    columnsOf: ({ kind, columns }) => ({
      columns: columns.map(column => ({ ...column, knownFrom: 'yaml' })),
      complete: kind !== 'source',
    }),
    columnGeneration: 0,
    columnOrigins: () => [],
    nodeOfTable: asked =>
      asked.kind === 'path'
        ? nodes.find(one => pathOfRelation(relationName(one, TARGET) ?? '') === asked.path)
        : undefined,
    relationName: one => relationName(one, TARGET),
    relationParts: one => relationParts(one, TARGET),
    nameUnknown: () => undefined,
    nameOfLastRun: () => undefined,
    ...more,
  };
}

function resolution(found: ProjectNode | undefined): Resolution {
  if (found === undefined) return { kind: 'missing' };
  return { kind: found.enabled ? 'found' : 'disabled', node: found };
}
