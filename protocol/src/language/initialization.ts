/** What the client hands the language server as `initializationOptions`. Other editors may send nothing. */
export interface LanguageServerOptions {
  /** Translated texts by their English ones; absent for English. */
  readonly l10n?: Readonly<Record<string, string>>;
}
