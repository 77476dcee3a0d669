import { Disposables, Failure, type Disposable } from '@lakehouse/base';
import { maskJinja, parseJinja } from '@lakehouse/jinja';
import { splitStatements, withLists } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandId } from '../commands/commandTable';
import type { LanguageService } from '../language/languageService';

const LANGUAGES = ['sql', 'jinja-sql'].flatMap(language => ['file', 'untitled'].map(scheme => ({ language, scheme })));

/** What a lens hands to the run command: where it stands. */
export interface LensPlace {
  readonly document: string;
  readonly offset: number;
}

/** “Run query” above each statement of a file, and once at the top of a model, which runs as a whole; “Run CTE” above each CTE. */
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
    const { sql } = maskJinja(parseJinja(document.getText()));
    const isModel = document.languageId === 'jinja-sql' && (await this.#isNode(document));
    const starts = isModel ? [0] : splitStatements(sql).map(({ span }) => span.start);
    const ctes = withLists(sql).flatMap(({ items }) => items.map(({ name }) => name.span.start));
    return [
      ...starts.map(start => lens(document, start, { title: l10n.t('Run query'), command: 'lakehouse.query.run' })),
      ...ctes.map(start => lens(document, start, { title: l10n.t('Run CTE'), command: 'lakehouse.runCte' })),
    ];
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

function lens(
  document: vscode.TextDocument,
  offset: number,
  { title, command }: { readonly title: string; readonly command: CommandId },
): vscode.CodeLens {
  const at = document.positionAt(offset);
  const place: LensPlace = { document: document.uri.toString(), offset };
  return new vscode.CodeLens(new vscode.Range(at, at), { title: `$(play) ${title}`, command, arguments: [place] });
}
