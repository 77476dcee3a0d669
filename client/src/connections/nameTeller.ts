import { Disposables, type Disposable, type Logger } from '@lakehouse/base';
import type { ProjectTarget } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import type { LanguageService } from '../language/languageService';
import type { Connections } from './connections';

/** Tells the language server what decides names: the targets in use. */
export class NameTeller implements Disposable {
  readonly #connections: Connections;
  readonly #language: LanguageService;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  #toldTargets = '';

  constructor(connections: Connections, language: LanguageService, log: Logger) {
    this.#connections = connections;
    this.#language = language;
    this.#log = log;
    this.#owned.add(connections.onDidChange(() => this.#tellChanges()));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(() => this.#tellChanges()));
    this.#owned.add(language.onDidStart(() => this.#tellAll()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #tellAll(): void {
    this.#toldTargets = '';
    this.#tellChanges();
  }

  #tellChanges(): void {
    const targets = this.#connections.targets();
    const told = JSON.stringify(targets);
    if (told === this.#toldTargets) return;
    this.#toldTargets = told;
    void this.#tell(targets);
  }

  async #tell(targets: readonly ProjectTarget[]): Promise<void> {
    try {
      await this.#language.tell('lakehouse/targetsChanged', { targets });
    } catch (error) {
      // A server that went down meanwhile is told everything when it is up again.
      this.#log.debug('client', 'the server could not be told of targets', { reason: String(error) });
    }
  }
}
