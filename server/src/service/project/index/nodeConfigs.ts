import { parseJinja } from '@lakehouse/jinja';
import type { Span } from '../../text/span';
import { isDynamic, type NodeConfig } from '../config';
import { configAtParse } from '../evaluate/configAtParse';
import type { FileSource } from './fileRecord';
import { Settler } from '../evaluate/settler';
import type { ParsePlace } from '../evaluate/parseContext';
import type { NodeKind } from '../projectNode';
import { mergeConfigs } from '../mergeConfigs';
import { configLevel, type ConfigLevel } from './configLayers';
import type { MacroTable } from './macroTable';
import type { BodyFacts } from '../read/templateFacts';
import type { ProjectPackage } from './projectPackage';

/** Sections of `dbt_project.yml` that configure nodes of a kind, the weaker first. */
const TREES: Readonly<Record<NodeKind, readonly string[]>> = {
  model: ['models'],
  seed: ['seeds'],
  snapshot: ['snapshots'],
  source: ['sources'],
  exposure: ['exposures'],
  test: ['tests', 'data_tests'],
  unit_test: ['unit_tests'],
  analysis: ['analyses'],
  metric: ['metrics'],
  semantic_model: ['semantic-models'],
  saved_query: ['saved-queries'],
  function: ['functions'],
  operation: [],
};

/** What a node itself says of its configuration. */
export interface OwnConfig {
  /** In YAML, beside it. */
  readonly said: NodeConfig;
  /** In its own text: the stronger. */
  readonly own: NodeConfig;
}

/** The file of a text, and the part of it that makes a node; all of it without one. */
export interface TemplateText {
  readonly source: Pick<FileSource, 'text'>;
  readonly span: Span | undefined;
}

/** Merges the configuration of nodes from all the places where it may stand. */
export class NodeConfigs {
  readonly #root: ProjectPackage;
  readonly #macros: MacroTable;
  readonly #place: (packageName: string) => ParsePlace;
  readonly #folders = new Map<string, FolderConfig>();
  readonly #settlers = new Map<string, Settler>();
  /** `dbt_project.yml` is read before its own variables are. */
  readonly #early: Settler;

  constructor(root: ProjectPackage, macros: MacroTable, place: (packageName: string) => ParsePlace) {
    this.#root = root;
    this.#macros = macros;
    this.#place = place;
    this.#early = new Settler({ ...place(root.file.name), vars: {} });
  }

  /** Works out texts of YAML and arguments of `config` of a package. */
  settler(packageName: string): Settler {
    const known = this.#settlers.get(packageName);
    if (known !== undefined) return known;
    const settler = new Settler(this.#place(packageName));
    this.#settlers.set(packageName, settler);
    return settler;
  }

  /** Works everything out anew from now on: the macros have changed. */
  forget(): void {
    this.#settlers.clear();
    this.#folders.clear();
  }

  /** What a text configures when dbt reads it, where that hangs on more than the text: else as it is. */
  inText(facts: BodyFacts, { source, span }: TemplateText, packageName: string): NodeConfig {
    const settled = this.settler(packageName).arguments(facts.config);
    const isClear = !facts.hasOpenConfig && !Object.values(settled).some(value => isDynamic(value));
    if (isClear && !this.#macros.configures(facts, packageName)) return settled;
    const { text } = source;
    return configAtParse(parseJinja(text), span ?? { start: 0, end: text.length }, this.#place(packageName));
  }

  configOf(
    kind: NodeKind,
    { fqn, pack }: { readonly fqn: readonly string[]; readonly pack: ProjectPackage },
    { said, own }: OwnConfig,
  ): NodeConfig {
    const settler = this.settler(pack.file.name);
    const [tree, yaml, text] = [this.#tree(kind, pack, fqn), settler.yaml(said), settler.arguments(own)];
    if (pack.isRoot && isEmpty(yaml) && isEmpty(text)) return tree;
    // The project has the last word over what an installed package says, even in the models themselves.
    return mergeConfigs([tree, yaml, text, ...(pack.isRoot ? [] : [this.#tree(kind, this.#root, fqn)])]);
  }

  /** What `dbt_project.yml` says, merged: whatever lies in a folder has that in common. */
  #tree(kind: NodeKind, pack: ProjectPackage, fqn: readonly string[]): NodeConfig {
    const folder = this.#folder(kind, pack, fqn.slice(0, -1));
    const name = fqn.at(-1) ?? '';
    const own = folder.levels.map(level => level.below(name)?.own).filter(one => one !== undefined);
    return own.length === 0 ? folder.config : mergeConfigs([folder.config, ...own.map(one => this.#early.yaml(one))]);
  }

  #folder(kind: NodeKind, pack: ProjectPackage, path: readonly string[]): FolderConfig {
    const key = [kind, pack.root, ...path].join('\0');
    const known = this.#folders.get(key);
    if (known !== undefined) return known;
    const part = path.at(-1);
    const above = part === undefined ? undefined : this.#folder(kind, pack, path.slice(0, -1));
    const levels =
      above === undefined
        ? TREES[kind].flatMap(tree => configLevel(pack.file.trees[tree] ?? {}))
        : above.levels.flatMap(level => level.below(part ?? '') ?? []);
    const own = levels.map(level => this.#early.yaml(level.own));
    const folder = { levels, config: mergeConfigs([...(above === undefined ? [] : [above.config]), ...own]) };
    this.#folders.set(key, folder);
    return folder;
  }
}

interface FolderConfig {
  /** By section. */
  readonly levels: readonly ConfigLevel[];
  readonly config: NodeConfig;
}

function isEmpty(config: NodeConfig): boolean {
  return Object.keys(config).length === 0;
}
