/** What of the language features can be switched; the client keeps it current, other editors may leave it out. */
export interface LanguageSettings {
  /** Hints on query habits: a partition column inside a function, `select *` in a mart, a cartesian join. */
  readonly habits: boolean;
  readonly inlayTypes: boolean;
  readonly inlayStars: boolean;
  /** False where another extension already checks keys of YAML files by a schema. */
  readonly yamlKeys: boolean;
  /** How the formatter writes keywords: as they are, or all in capital or small letters. */
  readonly keywordCase: 'preserve' | 'upper' | 'lower';
}

export const DEFAULT_SETTINGS: LanguageSettings = {
  habits: true,
  inlayTypes: true,
  inlayStars: true,
  yamlKeys: true,
  keywordCase: 'preserve',
};
