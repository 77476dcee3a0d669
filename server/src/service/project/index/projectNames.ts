import type { JinjaDocument } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import { callMacro } from '../../compile/render/callMacro';
import { RenderStop } from '../../compile/render/renderStop';
import { JinjaObject, printed, type Value } from '../../compile/render/value';
import { isDynamic } from '../config';
import { nodeObject } from '../evaluate/nodeObject';
import { ParseContext, type ParsePlace } from '../evaluate/parseContext';
import { usualNameMacros } from '../evaluate/usualNameMacros';
import type { NamesTarget } from '../namesTarget';
import type { ProjectMacro } from '../projectMacro';
import type { ProjectNode } from '../projectNode';
import { hasRelation, relationParts, type RelationParts } from '../relationName';
import type { MacroTable } from './macroTable';

/** A node's name in Dremio, or why only dbt can tell it. */
export type NodeName =
  | { readonly kind: 'named'; readonly parts: RelationParts }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'none' };

/** What a project's own macro may decide about a name, and the configuration that it is given. */
const COMPONENTS = [
  ['database', 'database', 'database'],
  ['schema', 'schema', 'schema'],
  ['alias', 'alias', 'identifier'],
] as const;
type Component = (typeof COMPONENTS)[number][0];

const NO_NAME: NodeName = { kind: 'none' };

/** The names of a project's nodes: by the rules of the adapter, or by the project's own macros for names where these are simple. */
export class ProjectNames {
  readonly #target: NamesTarget;
  readonly #macros: MacroTable;
  readonly #rootName: string;
  readonly #place: (packageName: string) => ParsePlace;
  readonly #known = new WeakMap<ProjectNode, NodeName>();
  readonly #overridden = new Map<string, ProjectMacro | undefined>();

  constructor(
    target: NamesTarget,
    rootName: string,
    { macros, place }: { readonly macros: MacroTable; readonly place: (packageName: string) => ParsePlace },
  ) {
    this.#target = target;
    this.#rootName = rootName;
    this.#macros = macros;
    this.#place = place;
  }

  nameOf(node: ProjectNode): NodeName {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const name = hasRelation(node) ? this.#name(node) : NO_NAME;
    this.#known.set(node, name);
    return name;
  }

  #name(node: ProjectNode): NodeName {
    const parts = relationParts(node, this.#target);
    const made: Partial<Record<keyof RelationParts, string>> = {};
    try {
      for (const [component, key, part] of node.source === undefined ? COMPONENTS : []) {
        const macro = this.#macroFor(component, node.packageName);
        if (macro !== undefined) made[part] = this.#made(macro, node, node.config[key]);
      }
    } catch (error) {
      if (!(error instanceof RenderStop)) throw error;
      return { kind: 'unknown', reason: error.message };
    }
    const { database, schema, identifier } = { ...parts, ...made, ...fixedPlace(node) };
    if (database === undefined || schema === undefined || identifier === undefined)
      return { kind: 'unknown', reason: l10n.t('A part of its configuration can only be worked out by dbt.') };
    return { kind: 'named', parts: { database, schema, identifier } };
  }

  /** The macro that dbt runs in the place of its own: of an installed package for its own nodes, else of the project. */
  #macroFor(component: Component, packageName: string): ProjectMacro | undefined {
    const key = `${packageName} ${component}`;
    if (this.#overridden.has(key)) return this.#overridden.get(key);
    const name = `generate_${component}_name`;
    const own = packageName === this.#rootName ? undefined : this.#macros.in(packageName, name);
    const { adapter = 'dremio' } = this.#target;
    const prefixes = adapter === 'dremio' ? [adapter] : [adapter, 'default'];
    const root = [name, ...prefixes.map(prefix => `${prefix}__${name}`)].map(one =>
      this.#macros.in(this.#rootName, one),
    );
    const macro = own ?? root.find(one => one !== undefined);
    this.#overridden.set(key, macro);
    return macro;
  }

  #made(macro: ProjectMacro, node: ProjectNode, custom: ProjectNode['config'][string] | undefined): string {
    const nowhere = { span: macro.span, args: [] };
    const place = this.#place(node.packageName);
    const document: JinjaDocument | undefined = place.documentOf(macro);
    const given: Value = typeof custom === 'string' || typeof custom === 'number' ? String(custom) : null;
    if (document === undefined || isDynamic(custom)) throw unknown(macro);
    const usual = usualNameMacros({ node, target: this.#target });
    const context = new ParseContext({ ...place, usual }, SILENT);
    // As many as the macro takes: an old one knows nothing of the node.
    const positional = [given, nodeObject(node)].slice(0, macro.parameters.length);
    const value = callMacro(document, macro.name, { positional, named: new Map(), call: nowhere }, context);
    const text = value instanceof JinjaObject ? undefined : printed(value);
    if (text === undefined) throw unknown(macro);
    return text.trim();
  }
}

const SILENT = { ref: () => undefined, source: () => undefined, config: () => undefined };

function unknown(macro: ProjectMacro): RenderStop {
  return new RenderStop(
    'needsDbt',
    l10n.t('What the macro "{0}" makes of it can only be told by dbt.', macro.name),
    macro.span,
  );
}

/** A snapshot's own target keys replace its place, whatever macros say. */
function fixedPlace({ kind, config }: ProjectNode): Partial<RelationParts> {
  if (kind !== 'snapshot') return {};
  const { target_database: database, target_schema: schema } = config;
  return {
    ...(typeof database === 'string' ? { database } : {}),
    ...(typeof schema === 'string' ? { schema } : {}),
  };
}
