import { Failure } from '@lakehouse/base';
import type { DocumentNode, ProjectSummary } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import type { dbtCommandSpecs } from './commandSpecs';
import { DBT_VERBS, type DbtVerb } from './dbtInvocation';
import type { DbtRuns } from './dbtRuns';
import { placeOf, type NodePlaces } from './nodePlaces';

/** What the commands ask the project model. */
export interface DbtProjectView {
  projects(): Promise<readonly ProjectSummary[]>;
  /** The node of the active editor, or `undefined`. */
  activeNode(): Promise<DocumentNode | undefined>;
  places(): Promise<NodePlaces>;
}

interface Layer {
  readonly projectRoot: string;
  readonly layer: string;
}

export function dbtCommandHandlers(runs: DbtRuns, view: DbtProjectView): HandlersOf<typeof dbtCommandSpecs> {
  const onModel = (verb: DbtVerb, select: (name: string) => string) => async (): Promise<void> => {
    const node = await view.activeNode();
    if (node === undefined)
      throw new Failure('project.notFound', l10n.t('This file is no dbt model: open one and run the command again.'));
    await runs.start({ projectRoot: node.projectRoot, verb, select: select(node.name) });
  };
  const onLayer =
    (verb: DbtVerb) =>
    async (argument: unknown): Promise<void> => {
      const picked = isLayer(argument) ? argument : await pickLayer(await view.projects());
      if (picked !== undefined) await runs.start({ projectRoot: picked.projectRoot, verb, select: picked.layer });
    };
  return {
    'lakehouse.dbt.runModel': onModel('run', name => name),
    'lakehouse.dbt.testModel': onModel('test', name => name),
    'lakehouse.dbt.buildParents': onModel('build', name => `+${name}`),
    'lakehouse.dbt.buildChildren': onModel('build', name => `${name}+`),
    'lakehouse.dbt.runLayer': onLayer('run'),
    'lakehouse.dbt.testLayer': onLayer('test'),
    'lakehouse.dbt.runOther': async () => runOther(runs, await view.projects()),
    'lakehouse.dbt.stop': () => runs.stop(),
    'lakehouse.dbt.openNode': async uniqueId => openNode(uniqueId, await view.places()),
  };
}

function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && 'projectRoot' in value && 'layer' in value;
}

async function pickLayer(projects: readonly ProjectSummary[]): Promise<Layer | undefined> {
  const items = projects.flatMap(project =>
    project.layers.map(layer => ({
      label: layer,
      description: projects.length > 1 ? project.name : '',
      place: { projectRoot: project.root, layer },
    })),
  );
  if (items.length === 0)
    throw new Failure('project.notFound', l10n.t('No dbt project with models in folders was found in this workspace.'));
  const item = await vscode.window.showQuickPick(items, { placeHolder: l10n.t('Layer: a folder of models') });
  return item?.place;
}

async function runOther(runs: DbtRuns, projects: readonly ProjectSummary[]): Promise<void> {
  const project = await pickProject(projects);
  if (project === undefined) return;
  const items = DBT_VERBS.map(verb => ({ label: `dbt ${verb}`, verb }));
  const item = await vscode.window.showQuickPick(items, { placeHolder: l10n.t('Runs for the whole project') });
  if (item !== undefined) await runs.start({ projectRoot: project.root, verb: item.verb });
}

async function pickProject(projects: readonly ProjectSummary[]): Promise<ProjectSummary | undefined> {
  if (projects.length === 0)
    throw new Failure('project.notFound', l10n.t('No dbt_project.yml was found: open the folder of a dbt project.'));
  if (projects.length === 1) return projects[0];
  const items = projects.map(project => ({ label: project.name, description: project.root, project }));
  return (await vscode.window.showQuickPick(items, { placeHolder: l10n.t('dbt project') }))?.project;
}

async function openNode(uniqueId: unknown, places: NodePlaces): Promise<void> {
  const file = typeof uniqueId === 'string' ? placeOf(uniqueId, places) : undefined;
  if (file === undefined)
    throw new Failure(
      'project.notFound',
      l10n.t('The file of this result is not in the workspace: it may belong to a package.'),
    );
  await vscode.window.showTextDocument(vscode.Uri.file(file));
}
