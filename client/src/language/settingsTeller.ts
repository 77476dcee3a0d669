import { Disposables, type Disposable, type Logger } from '@lakehouse/base';
import type { LanguageSettings } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import { readSetting } from '../readSetting';
import type { LanguageService } from './languageService';

/** Checks keys of YAML files by dbt's schema: where it is active, we are silent about them. */
const OTHER_YAML = 'redhat.vscode-yaml';

/** Tells the language server what of the language features is on. */
export class SettingsTeller implements Disposable {
  readonly #language: LanguageService;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  #told = '';

  constructor(language: LanguageService, log: Logger) {
    this.#language = language;
    this.#log = log;
    this.#owned.add(language.onDidStart(() => this.#tellAgain()));
    this.#owned.add(vscode.workspace.onDidChangeConfiguration(() => void this.#tellChanges()));
    this.#owned.add(vscode.extensions.onDidChange(() => void this.#tellChanges()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #tellAgain(): void {
    this.#told = '';
    void this.#tellChanges();
  }

  async #tellChanges(): Promise<void> {
    const settings = settingsNow();
    const told = JSON.stringify(settings);
    if (told === this.#told) return;
    this.#told = told;
    try {
      await this.#language.tell('lakehouse/settingsChanged', settings);
    } catch (error) {
      // A server that went down meanwhile is told everything when it is up again.
      this.#log.debug('client', 'the server could not be told of settings', { reason: String(error) });
    }
  }
}

function settingsNow(): LanguageSettings {
  return {
    habits: readSetting('lakehouse.hints.queryHabits'),
    inlayTypes: readSetting('lakehouse.inlayHints.types'),
    inlayStars: readSetting('lakehouse.inlayHints.stars'),
    keywordCase: readSetting('lakehouse.format.keywordCase'),
    yamlKeys: vscode.extensions.getExtension(OTHER_YAML) === undefined,
  };
}
