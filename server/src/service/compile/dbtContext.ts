import type { CallExpression, JinjaDocument } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import { isDynamic, type ConfigValue } from '../project/config';
import type { ProjectNode } from '../project/projectNode';
import type { ProjectMacro } from '../project/projectMacro';
import type { ProjectView } from '../project/projectView';
import type { Resolution } from '../project/resolution';
import { isSecretVariable, secretVariableText } from '../project/secretVariable';
import type { FilePath } from '../text/filePath';
import type { Span } from '../text/span';
import { callMacro, MacroReturn } from './render/callMacro';
import type { RenderContext } from './render/evaluate';
import { rangeOf } from './render/methods';
import { RenderStop } from './render/renderStop';
import {
  CteRelation,
  JinjaObject,
  Relation,
  type CallArguments,
  type NativeFunction,
  type Value,
} from './render/value';

/** Configurations that are never empty: dbt fills in what nobody sets. */
const DEFAULTED: ReadonlySet<string> = new Set(
  (
    'enabled materialized persist_docs pre-hook post-hook pre_hook post_hook quoting column_types tags meta ' +
    'on_schema_change on_configuration_change grants packages docs contract'
  ).split(' '),
);

/** Where a template is rendered. */
export interface RenderPlace {
  readonly project: ProjectView;
  /** The node that the text belongs to; `undefined` for a scratch file. */
  readonly node: ProjectNode | undefined;
  /** Values of variables before those of the project. */
  readonly vars?: Readonly<Record<string, string | number | boolean>>;
  /** An environment variable as dbt would see it; `undefined` when it is not set. */
  readonly environment: (name: string) => string | undefined;
  /** A file of the project with macros in it; `undefined` for one that is not at hand. */
  readonly documentAt: (file: FilePath) => JinjaDocument | undefined;
  /** Name of the CTE that stands for a model in the text; undefined for one that is read where it is built. */
  readonly inlined?: (node: ProjectNode, call: Span) => string | undefined;
}

/** Macros that call each other deeper than this are left to dbt. */
const DEEPEST = 30;

/** The names that dbt gives to every template, as far as they can be told without dbt. */
export class DbtContext implements RenderContext {
  readonly #place: RenderPlace;
  readonly #package: string;
  readonly #depth: number;
  readonly #names: ReadonlyMap<string, Value>;

  constructor(place: RenderPlace, depth = 0) {
    this.#place = place;
    this.#package = place.node?.packageName ?? place.project.name;
    this.#depth = depth;
    const names = new Map<string, Value>([
      ['ref', args => this.#ref(args)],
      ['source', args => this.#source(args)],
      ['var', args => this.#variable(args)],
      ['env_var', args => this.#environmentVariable(args)],
      ['config', this.#config()],
      ['target', this.#target()],
      // A preview shows what a model would hold, so it is never the increment alone.
      ['is_incremental', () => false],
      ['execute', true],
      ['project_name', place.project.name],
      ['range', args => rangeOf(args)],
      ['namespace', ({ named }) => new Map<Value, Value>(named)],
      ['dict', ({ named }) => new Map<Value, Value>(named)],
      ['log', () => ''],
    ]);
    // Outside of a macro there is nothing to return from.
    if (depth > 0) names.set('return', returnValue);
    this.#names = names;
  }

  macro(name: string): NativeFunction | undefined {
    const macro = this.#place.project.macro(name, this.#package);
    return macro && (args => this.#callMacro(macro, args));
  }

  #callMacro({ file, name }: ProjectMacro, args: CallArguments): Value {
    const document = this.#depth < DEEPEST ? this.#place.documentAt(file) : undefined;
    if (document !== undefined) return callMacro(document, name, args, new DbtContext(this.#place, this.#depth + 1));
    throw new RenderStop('needsDbt', l10n.t('The macro "{0}" can only be run by dbt.', name), args.call.span);
  }

  has(name: string): boolean {
    return this.#names.has(name) || (name === 'this' && this.#place.node !== undefined);
  }

  get(name: string): Value {
    return name === 'this' ? this.#this() : this.#names.get(name);
  }

  #this(): Value {
    const { node } = this.#place;
    return node && this.#relation(node, node.span);
  }

  #ref({ positional, named, call }: CallArguments): Value {
    const [name, second] = positional;
    const version = named.get('v');
    // The adapter's own `ref` takes the second argument for the version, so that what happens is for dbt to say.
    if (typeof name !== 'string' || second !== undefined || named.size > (version === undefined ? 0 : 1))
      throw new RenderStop('needsDbt', l10n.t('This way to call ref() is left to dbt.'), call.span);
    const asked = version === undefined || version === null ? { name } : { name, version: versionText(version, call) };
    const node = found(this.#place.project.resolveRef(asked, this.#package), l10n.t('model "{0}"', name), call.span);
    const inlined = this.#place.inlined?.(node, call.span);
    if (inlined !== undefined) return new CteRelation(inlined);
    if (node.materialized === 'ephemeral')
      throw new RenderStop('needsDbt', l10n.t('The ephemeral model "{0}" is woven in by dbt.', name), call.span);
    if (node.materialized === 'reflection')
      throw new RenderStop('problem', l10n.t('"{0}" is a reflection, which no ref() can name.', name), call.span);
    return this.#relation(node, call.span);
  }

  #source({ positional, named, call }: CallArguments): Value {
    const [sourceName, tableName] = positional;
    if (typeof sourceName !== 'string' || typeof tableName !== 'string' || positional.length > 2 || named.size > 0)
      throw new RenderStop('needsDbt', l10n.t('This way to call source() is left to dbt.'), call.span);
    const resolution = this.#place.project.resolveSource({ sourceName, tableName }, this.#package);
    const what = l10n.t('source "{0}"', `${sourceName}.${tableName}`);
    return this.#relation(found(resolution, what, call.span), call.span);
  }

  #relation(node: ProjectNode, span: Span): Value {
    const { project } = this.#place;
    if (project.target === undefined)
      throw new RenderStop('problem', l10n.t('No Dremio target is picked, so no name in Dremio is known.'), span);
    const parts = project.relationParts(node);
    if (parts === null || hasFormat(node)) {
      const reason = project.nameUnknown(node) ?? '';
      throw new RenderStop(
        'needsDbt',
        l10n.t('Only dbt can tell the name of "{0}". {1}', node.name, reason).trim(),
        span,
      );
    }
    return new Relation(parts);
  }

  #variable({ positional, call }: CallArguments): Value {
    const [name, fallback] = positional;
    if (typeof name !== 'string')
      throw new RenderStop('needsDbt', l10n.t('This way to call var() is left to dbt.'), call.span);
    const given = this.#place.vars ?? {};
    if (Object.hasOwn(given, name)) return given[name];
    const vars = this.#place.project.vars(this.#package);
    if (Object.hasOwn(vars, name)) return fromConfig(vars[name], call.span);
    if (positional.length > 1) return fallback;
    const message = l10n.t('The variable "{0}" is not set in dbt_project.yml and has no default.', name);
    throw new RenderStop('needsDbt', message, call.span, name);
  }

  #environmentVariable({ positional: [name, fallback], call }: CallArguments): Value {
    if (typeof name !== 'string')
      throw new RenderStop('needsDbt', l10n.t('This way to call env_var() is left to dbt.'), call.span);
    if (isSecretVariable(name)) throw new RenderStop('problem', secretVariableText(name), call.span);
    const value = this.#place.environment(name) ?? fallback;
    if (value !== undefined) return value;
    throw new RenderStop('needsDbt', l10n.t('The environment variable "{0}" is not set here.', name), call.span);
  }

  /** `config(…)` prints nothing; what `config.get` finds is what the project says. */
  #config(): JinjaObject {
    const get = ({ positional: [key, fallback = null], call }: CallArguments): Value => {
      const value = typeof key === 'string' ? this.#place.node?.config[key] : undefined;
      if (value !== undefined) return fromConfig(value, call.span);
      if (typeof key === 'string' && !DEFAULTED.has(key)) return fallback;
      throw new RenderStop('needsDbt', l10n.t('Only dbt knows its default for this configuration.'), call.span);
    };
    const members = new Map<string, Value>([['get', get]]);
    return new JinjaObject(
      name => members.get(name),
      () => '',
    );
  }

  #target(): JinjaObject | undefined {
    const { target } = this.#place.project;
    if (target === undefined) return undefined;
    const { database, schema, datalake, rootPath, targetName, profileName } = target;
    const members = new Map<string, Value>(
      Object.entries({
        type: 'dremio',
        name: targetName,
        target_name: targetName,
        profile_name: profileName,
        database,
        schema,
        datalake,
        root_path: rootPath,
      }),
    );
    return new JinjaObject(name => {
      if (members.has(name)) return members.get(name);
      const message = l10n.t('Only dbt reads "target.{0}" from the profile.', name);
      throw new RenderStop('needsDbt', message, { start: 0, end: 0 });
    });
  }
}

function returnValue({ positional: [value = null] }: CallArguments): never {
  throw new MacroReturn(value);
}

/** Models and sources with a format are not named but read by a table function. */
function hasFormat({ config, kind, materialized }: ProjectNode): boolean {
  if (kind === 'source') return config['external'] !== undefined;
  return kind === 'model' && materialized !== 'view' && config['format'] !== undefined;
}

function versionText(version: Value, call: Pick<CallExpression, 'span'>): string {
  if (typeof version === 'string' || typeof version === 'number') return String(version);
  throw new RenderStop('needsDbt', l10n.t('This way to call ref() is left to dbt.'), call.span);
}

function found(resolution: Resolution, what: string, span: Span): ProjectNode {
  switch (resolution.kind) {
    case 'found':
      return resolution.node;
    case 'disabled':
      throw new RenderStop('problem', l10n.t('The {0} is disabled.', what), span);
    case 'ambiguous':
      throw new RenderStop('problem', l10n.t('There is more than one {0}.', what), span);
    case 'missing':
      throw new RenderStop('problem', l10n.t('There is no {0} in this project.', what), span);
  }
}

function fromConfig(value: ConfigValue | undefined, span: Span): Value {
  if (isDynamic(value)) throw new RenderStop('needsDbt', l10n.t('Only dbt can work out "{0}".', value.text), span);
  if (value === undefined || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly ConfigValue[]).map(item => fromConfig(item, span));
  return new Map(Object.entries(value).map(([key, item]) => [key, fromConfig(item, span)]));
}
