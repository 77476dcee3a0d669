import { Disposables, type Disposable } from '@lakehouse/base';
import type { DocumentNode, ProjectSummary } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import type { LanguageService } from '../language/languageService';
import type { DbtProjectView } from './commandHandlers';
import { nodePlaces, type NodePlaces } from './nodePlaces';

/** When clause key that is true while the active editor shows a dbt model. */
const MODEL_KEY = 'lakehouse.isModel';

/** The project as the language server knows it; keeps the when clause key of the active editor. */
export class LanguageProjectView implements DbtProjectView, Disposable {
  readonly #language: LanguageService;
  readonly #owned = new Disposables();

  constructor(language: LanguageService) {
    this.#language = language;
    const update = (): void => void this.#updateKey();
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(update));
    this.#owned.add(language.onNews('lakehouse/projectChanged', update));
    this.#owned.add(language.onDidStart(update));
  }

  async projects(): Promise<readonly ProjectSummary[]> {
    return (await this.#language.request('lakehouse/projects', {})).projects;
  }

  async activeNode(): Promise<DocumentNode | undefined> {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.uri.scheme !== 'file') return undefined;
    return (await this.#language.request('lakehouse/documentRole', { uri: document.uri.toString() })).node;
  }

  async places(): Promise<NodePlaces> {
    const [graph, { projects }] = await Promise.all([
      this.#language.request('lakehouse/graph', {}),
      this.#language.request('lakehouse/projects', {}),
    ]);
    return nodePlaces(graph, projects);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #updateKey(): Promise<void> {
    const node = await this.activeNode().catch(() => undefined);
    await vscode.commands.executeCommand('setContext', MODEL_KEY, node?.kind === 'model');
  }
}
