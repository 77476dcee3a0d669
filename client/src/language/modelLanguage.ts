import { Disposables, Failure, type Disposable, type Logger } from '@lakehouse/base';
import * as vscode from 'vscode';
import { readEditorSetting } from '../readSetting';
import type { LanguageService } from './languageService';

/** Languages that a SQL file of a project has before it gets its own: by its ending, or by none. */
const REPLACEABLE = new Set(['sql', 'plaintext', 'jinja']);

/**
 * Gives the SQL files of dbt projects the language `jinja-sql`, by where they lie: the project's paths, not the ending.
 *
 * What the user has said about a file, in `files.associations`, stands.
 */
export class ModelLanguage implements Disposable {
  readonly #language: LanguageService;
  readonly #log: Logger;
  readonly #owned = new Disposables();

  constructor(language: LanguageService, log: Logger) {
    this.#language = language;
    this.#log = log;
    const all = (): void => vscode.workspace.textDocuments.forEach(document => void this.#assign(document));
    this.#owned.add(vscode.workspace.onDidOpenTextDocument(document => void this.#assign(document)));
    this.#owned.add(language.onDidStart(all));
    this.#owned.add(language.onNews('lakehouse/projectChanged', all));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #assign(document: vscode.TextDocument): Promise<void> {
    if (!isCandidate(document) || isAssociated(document)) return;
    try {
      const role = await this.#language.request('lakehouse/documentRole', { uri: document.uri.toString() });
      if (role.language === undefined || document.isClosed || !isCandidate(document)) return;
      await vscode.languages.setTextDocumentLanguage(document, role.language);
    } catch (error) {
      // The file stays plain SQL; when the server is up again, it is asked again.
      this.#log.debug('client', 'a file kept its language', { reason: Failure.from(error).message });
    }
  }
}

function isCandidate({ uri, languageId }: vscode.TextDocument): boolean {
  return uri.scheme === 'file' && uri.path.endsWith('.sql') && REPLACEABLE.has(languageId);
}

function isAssociated(document: vscode.TextDocument): boolean {
  const patterns = Object.keys(readEditorSetting('files.associations', document.uri) ?? {});
  // Without a slash a pattern is about the name alone.
  const globs = patterns.map(pattern => (pattern.includes('/') ? pattern : `**/${pattern}`));
  return globs.some(pattern => vscode.languages.match({ pattern }, document) > 0);
}
