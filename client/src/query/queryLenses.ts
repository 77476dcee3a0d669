import { Disposables, Failure, type Disposable } from '@lakehouse/base';
import { maskJinja, parseJinja } from '@lakehouse/jinja';
import { splitStatements } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LanguageService } from '../language/languageService';

const LANGUAGES = ['sql', 'jinja-sql'].flatMap(language => ['file', 'untitled'].map(scheme => ({ language, scheme })));

/** What a lens hands to the run command: where it stands. */
export interface LensPlace {
  readonly document: string;
  readonly offset: number;
}

/** “Run” above each statement of a file, and once at the top of a model, which runs as a whole. */
export class QueryLenses implements vscode.CodeLensProvider, Disposable {
  readonly #language: LanguageService;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(language: LanguageService) {
    this.#language = language;
    this.#owned.add(language.onDidStart(() => this.#changed.fire()));
    this.#owned.add(vscode.languages.registerCodeLensProvider(LANGUAGES, this));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (document.languageId === 'jinja-sql' && (await this.#isNode(document))) return [lens(document, 0)];
    const { sql } = maskJinja(parseJinja(document.getText()));
    return splitStatements(sql).map(({ span }) => lens(document, span.start));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #isNode(document: vscode.TextDocument): Promise<boolean> {
    try {
      const { node } = await this.#language.request('lakehouse/documentRole', { uri: document.uri.toString() });
      return node !== undefined;
    } catch (error) {
      // Without a server there is no model; its statements still stand there.
      if (Failure.from(error).code === 'bug') throw error;
      return false;
    }
  }
}

function lens(document: vscode.TextDocument, offset: number): vscode.CodeLens {
  const at = document.positionAt(offset);
  const place: LensPlace = { document: document.uri.toString(), offset };
  const command = { title: `$(play) ${l10n.t('Run')}`, command: 'lakehouse.query.run', arguments: [place] };
  return new vscode.CodeLens(new vscode.Range(at, at), command);
}
