/** A command as the manifest declares it; what it does is registered apart, so that the generator needs no editor. */
export interface CommandSpec {
  /** Title in the palette, without the category. */
  readonly title: string;
  /** Codicon name without `$()`. */
  readonly icon?: string;
  /** When clause that greys the command out. */
  readonly enablement?: string;
  /** When clause for the palette; `false` hides it there because it needs an argument. */
  readonly palette?: string | false;
  readonly keys?: { readonly key: string; readonly mac?: string; readonly when?: string };
  /** Places in menus, by the menu's id. */
  readonly menus?: Readonly<Record<string, { readonly when?: string; readonly group?: string }>>;
}

export type CommandSpecs = Readonly<Record<`lakehouse.${string}`, CommandSpec>>;
