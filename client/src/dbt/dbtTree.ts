import { Disposables, type Disposable } from '@lakehouse/base';
import type { ProjectSummary } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { dbtCommandLine } from './dbtInvocation';
import { countResults, type DbtRunRecord } from './dbtRunRecord';
import type { DbtRuns } from './dbtRuns';
import type { NodeResult, NodeStatus } from './runResults';

/** What stands in the tree. */
export type DbtTreeNode =
  | { readonly kind: 'project'; readonly project: ProjectSummary }
  | { readonly kind: 'layer'; readonly projectRoot: string; readonly layer: string }
  | { readonly kind: 'run'; readonly record: DbtRunRecord }
  | { readonly kind: 'result'; readonly result: NodeResult };

const ICONS: Readonly<Record<NodeStatus, readonly [icon: string, color?: string]>> = {
  success: ['pass', 'testing.iconPassed'],
  pass: ['pass', 'testing.iconPassed'],
  'no-op': ['circle-slash'],
  skipped: ['debug-step-over', 'testing.iconSkipped'],
  error: ['error', 'testing.iconErrored'],
  'runtime error': ['error', 'testing.iconErrored'],
  fail: ['error', 'testing.iconFailed'],
  warn: ['warning', 'list.warningForeground'],
  'partial success': ['warning', 'list.warningForeground'],
};

/** The dbt view: layers to run, and the results of the last run with what failed on top. */
export class DbtTree implements vscode.TreeDataProvider<DbtTreeNode>, Disposable {
  readonly #projects: () => Promise<readonly ProjectSummary[]>;
  readonly #runs: DbtRuns;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<undefined>());

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(projects: () => Promise<readonly ProjectSummary[]>, runs: DbtRuns) {
    this.#projects = projects;
    this.#runs = runs;
    this.#owned.add(runs.onDidChange(() => this.refresh()));
    this.#owned.add(vscode.window.createTreeView('lakehouse.dbt', { treeDataProvider: this }));
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: DbtTreeNode): Promise<DbtTreeNode[]> {
    if (node === undefined) return this.#roots();
    if (node.kind === 'project') return this.#inProject(node.project);
    return node.kind === 'run' ? node.record.results.map(result => ({ kind: 'result', result })) : [];
  }

  getTreeItem(node: DbtTreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'project':
        return projectItem(node.project);
      case 'layer':
        return layerItem(node.layer);
      case 'run':
        return runItem(node.record);
      case 'result':
        return resultItem(node.result);
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** One project needs no heading. */
  async #roots(): Promise<DbtTreeNode[]> {
    const projects = await this.#projects();
    const [only] = projects;
    if (only !== undefined && projects.length === 1) return this.#inProject(only);
    return projects.map(project => ({ kind: 'project', project }));
  }

  #inProject(project: ProjectSummary): DbtTreeNode[] {
    const layers = project.layers.map(layer => ({ kind: 'layer' as const, projectRoot: project.root, layer }));
    const records = this.#runs.records().filter(record => record.invocation.projectRoot === project.root);
    return [...layers, ...records.map(record => ({ kind: 'run' as const, record }))];
  }
}

function projectItem(project: ProjectSummary): vscode.TreeItem {
  const item = new vscode.TreeItem(project.name, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = new vscode.ThemeIcon('project');
  item.description = project.problem ?? '';
  return item;
}

function layerItem(layer: string): vscode.TreeItem {
  const item = new vscode.TreeItem(layer);
  item.contextValue = 'layer';
  item.iconPath = new vscode.ThemeIcon('layers');
  return item;
}

function runItem(record: DbtRunRecord): vscode.TreeItem {
  const state =
    record.results.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(dbtCommandLine(record.invocation), state);
  // A row keeps its folding by its id: one that ran had nothing to unfold.
  item.id = `${record.invocation.projectRoot} ${record.running ? 'running' : 'ended'}`;
  const { good, bad, skipped } = countResults(record.results);
  const failed = record.exitCode !== undefined && record.exitCode !== 0;
  item.iconPath = record.running
    ? new vscode.ThemeIcon('sync~spin')
    : new vscode.ThemeIcon(
        failed ? 'error' : 'pass',
        new vscode.ThemeColor(failed ? 'testing.iconFailed' : 'testing.iconPassed'),
      );
  if (record.running) item.description = l10n.t('running');
  else if (record.results.length > 0) item.description = l10n.t('{0} ok, {1} failed, {2} skipped', good, bad, skipped);
  return item;
}

function resultItem(result: NodeResult): vscode.TreeItem {
  const [icon, color] = ICONS[result.status];
  const item = new vscode.TreeItem(result.uniqueId.split('.')[2] ?? result.uniqueId);
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.description = `${result.status} · ${result.seconds.toFixed(1)} s`;
  item.tooltip = result.message === '' ? result.uniqueId : `${result.uniqueId}\n${result.message}`;
  item.command = { command: 'lakehouse.dbt.openNode', title: l10n.t('Open File'), arguments: [result.uniqueId] };
  return item;
}
