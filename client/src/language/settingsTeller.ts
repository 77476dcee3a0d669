import { Disposables, type Disposable, type Logger } from '@lakehouse/base';
import type { LanguageSettings } from '@lakehouse/protocol';
import type { LanguageService } from './languageService';

/** The settings that language features go by, as they are in the editor. */
export interface WatchedSettings {
  now(): LanguageSettings;
  /** Calls the listener whenever some of them may have changed, and too often rather than too seldom. */
  onDidChange(listener: () => void): Disposable;
}

/** Tells the language server what of the language features is on. */
export class SettingsTeller implements Disposable {
  readonly #language: Pick<LanguageService, 'onDidStart' | 'tell'>;
  readonly #settings: WatchedSettings;
  readonly #log: Logger;
  readonly #owned = new Disposables();
  #told = '';

  constructor(language: Pick<LanguageService, 'onDidStart' | 'tell'>, settings: WatchedSettings, log: Logger) {
    this.#language = language;
    this.#settings = settings;
    this.#log = log;
    this.#owned.add(language.onDidStart(() => this.#tellAgain()));
    this.#owned.add(settings.onDidChange(() => void this.#tellChanges()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #tellAgain(): void {
    this.#told = '';
    void this.#tellChanges();
  }

  async #tellChanges(): Promise<void> {
    const settings = this.#settings.now();
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
