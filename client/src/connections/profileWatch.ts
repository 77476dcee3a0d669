import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { Disposables, Failure, type Disposable, type Logger } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readSetting } from '../readSetting';
import type { Connection } from './connection';
import { portOf, projectConnections } from './projectConnections';
import type { Environment } from './profiles/profileValue';
import {
  profileFolders,
  readProjectProfile,
  type ProfileSources,
  type ProjectProfile,
} from './profiles/projectProfile';

/** Folders that hold copies of projects, not projects of the user's. */
const NOT_PROJECTS = '**/{node_modules,dbt_packages,dbt_modules,target,.venv,venv,site-packages}/**';
const MOST_PROJECTS = 100;

/** The dbt projects of the workspace with the Dremio targets of their profiles, read again when a file changes. */
export class ProfileWatch implements Disposable {
  readonly #log: Logger;
  readonly #sources: ProfileSources;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #outside = new Set<string>();
  #projects: readonly ProjectProfile[] = [];
  #reading: Promise<void> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(environment: Environment, log: Logger) {
    this.#log = log;
    this.#sources = { environment, home: homedir(), readFile: readIfThere };
    this.#watch(vscode.workspace.createFileSystemWatcher('**/{dbt_project,profiles}.yml'));
    this.#owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.read()));
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('lakehouse.flight')) this.#changed.fire();
      }),
    );
  }

  projects(): readonly ProjectProfile[] {
    return this.#projects;
  }

  connections(): readonly Connection[] {
    const choice = {
      port: readSetting('lakehouse.flight.port'),
      tls: readSetting('lakehouse.flight.tls'),
      endpoints: readSetting('lakehouse.flight.endpoints'),
    };
    const environmentPort = portOf(this.#sources.environment['DREMIO_FLIGHT_PORT']);
    return this.#projects.flatMap(project => projectConnections(project, choice, environmentPort));
  }

  /** Reads all of it. A call while one is under way waits for one that starts after it. */
  async read(): Promise<void> {
    const before = this.#reading;
    const mine = (before ?? Promise.resolve()).then(() => this.#read());
    this.#reading = mine;
    await mine;
  }

  /** Resolves when all has been read once, and again what is being read now. */
  settled(): Promise<void> {
    return this.#reading ?? this.read();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #read(): Promise<void> {
    const files = await vscode.workspace.findFiles('**/dbt_project.yml', NOT_PROJECTS, MOST_PROJECTS);
    const roots = files.map(file => dirname(file.fsPath)).sort();
    const before = new Map(this.#projects.map(project => [project.projectRoot, project]));
    this.#projects = await Promise.all(roots.map(root => readProjectProfile(root, this.#sources, before.get(root))));
    for (const project of this.#projects) {
      const { problem } = project;
      if (problem !== undefined) this.#log.warn('connection', problem.message, { project: project.projectRoot });
      for (const folder of profileFolders(project.projectRoot, this.#sources)) this.#watchOutside(folder);
    }
    this.#changed.fire();
  }

  /** Watches a folder outside the workspace, once. */
  #watchOutside(folder: string): void {
    const uri = vscode.Uri.file(folder);
    if (this.#outside.has(folder) || vscode.workspace.getWorkspaceFolder(uri) !== undefined) return;
    this.#outside.add(folder);
    this.#watch(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, 'profiles.yml')));
  }

  #watch(watcher: vscode.FileSystemWatcher): void {
    this.#owned.add(watcher);
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete])
      this.#owned.add(event(() => void this.read()));
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new Failure(
      'profile.broken',
      l10n.t('{0} cannot be read ({1}): check its permissions.', path, code),
      { path },
      error,
    );
  }
}
