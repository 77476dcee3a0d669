import type { ProjectTarget } from './target';

/** What the client hands the language server as `initializationOptions`. Other editors may send any part of it, or nothing. */
export interface LanguageServerOptions {
  /** The targets that decide names, until `lakehouse/targetsChanged` tells others. */
  readonly targets?: readonly ProjectTarget[];
  /** True when the client watches the files of projects by itself; else the server asks it to. */
  readonly watchesFiles?: boolean;
  /** Translated texts by their English ones; absent for English. */
  readonly l10n?: Readonly<Record<string, string>>;
  /** Folder for what is kept from one start to the next; the user's own cache folder when absent. */
  readonly cacheFolder?: string;
  /** Markdown file that explains the codes of problems: each code is a heading of it. */
  readonly diagnosticsPage?: string;
}

/** What of the language features can be switched. */
export interface LanguageSettings {
  /** Hints on query habits, as `select *` in a mart. */
  readonly habits: boolean;
  /** Types of columns shown between the letters. */
  readonly inlayTypes: boolean;
  /** The columns that a `*` stands for. */
  readonly inlayStars: boolean;
  /** Checks of keys in YAML files; off where another extension checks them by a schema. */
  readonly yamlKeys: boolean;
  /** How the formatter writes keywords: as they are, or all in capital or small letters. */
  readonly keywordCase: 'preserve' | 'upper' | 'lower';
}
