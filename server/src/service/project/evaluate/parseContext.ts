import type { JinjaDocument } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import { callMacro, MacroReturn } from '../../compile/render/callMacro';
import type { RenderContext } from '../../compile/render/evaluate';
import { rangeOf } from '../../compile/render/methods';
import { RenderStop } from '../../compile/render/renderStop';
import {
  JinjaObject,
  printed,
  Relation,
  type CallArguments,
  type NativeFunction,
  type Value,
} from '../../compile/render/value';
import { isDynamic, type ConfigValue } from '../config';
import type { NamesTarget } from '../namesTarget';
import type { ProjectMacro } from '../projectMacro';
import type { Dispatch } from '../projectNode';
import { isSecretVariable, secretVariableText } from '../secretVariable';

/** Where a text is evaluated: what dbt knows while it parses, when nothing has run yet. */
export interface ParsePlace {
  /** The package of the node: names and macros are looked for from there. */
  readonly packageName: string;
  readonly projectName: string;
  /** The node whose text it is, as `model` gives it; undefined where that is not made yet. */
  readonly model?: JinjaObject;
  readonly vars: Readonly<Record<string, ConfigValue>>;
  readonly target: NamesTarget | undefined;
  readonly environment: (name: string) => string | undefined;
  readonly macro: (name: string) => ProjectMacro | undefined;
  readonly dispatched: (dispatch: Dispatch) => ProjectMacro | undefined;
  readonly documentOf: (macro: ProjectMacro) => JinjaDocument | undefined;
  /** Macros of dbt or the adapter whose results are known, where nobody overrides them. */
  readonly usual?: ReadonlyMap<string, NativeFunction>;
}

/** What hears of the calls of `ref`, `source` and `config`. */
export interface CallListener {
  config(args: CallArguments): void;
  ref(args: CallArguments): void;
  source(args: CallArguments): void;
}

/** Macros that call each other deeper than this are left to dbt. */
const DEEPEST = 20;

/** The names that dbt gives to a template while it parses a project, as far as they can be told. */
export class ParseContext implements RenderContext {
  readonly place: ParsePlace;
  readonly #listener: CallListener;
  readonly #depth: number;
  readonly #names: ReadonlyMap<string, Value>;

  constructor(place: ParsePlace, listener: CallListener, depth = 0) {
    this.place = place;
    this.#listener = listener;
    this.#depth = depth;
    this.#names = new Map<string, Value>([
      ...(place.model === undefined ? [] : [['model', place.model] as const]),
      ['ref', args => this.#hear('ref', args)],
      ['source', args => this.#hear('source', args)],
      ['builtins', this.#builtins()],
      ['var', args => this.#variable(args)],
      ['env_var', args => this.#environmentVariable(args)],
      ['config', configObject(args => this.configured(args))],
      ['target', new JinjaObject(name => targetMember(place.target, name))],
      ['flags', new JinjaObject(name => (name === 'FULL_REFRESH' ? false : undefined))],
      ['adapter', this.#adapter()],
      ['is_incremental', () => false],
      ['should_full_refresh', () => false],
      ['execute', false],
      ['project_name', place.projectName],
      ['range', args => rangeOf(args)],
      ['namespace', ({ named }) => new Map<Value, Value>(named)],
      ['dict', ({ named }) => new Map<Value, Value>(named)],
      ['return', returnValue],
      ['log', () => ''],
      ['print', () => ''],
    ]);
  }

  /** The context of a macro's text; undefined where macros nest too deep to follow. */
  deeper(): ParseContext | undefined {
    return this.#depth < DEEPEST ? new ParseContext(this.place, this.#listener, this.#depth + 1) : undefined;
  }

  /** A call of `config`, of which some arguments may not be known. */
  configured(args: CallArguments): void {
    this.#listener.config(args);
  }

  macro(name: string): NativeFunction | undefined {
    // What dbt answers for these while it parses is known, whoever wrote them.
    if (this.#names.has(name)) return undefined;
    const macro = this.place.macro(name);
    if (macro === undefined) return this.place.usual?.get(name.replace(/^dbt\./, ''));
    return args => this.#run(macro, args);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  get(name: string): Value {
    return this.#names.get(name);
  }

  #run(macro: ProjectMacro, args: CallArguments): Value {
    const document = this.place.documentOf(macro);
    const context = this.deeper();
    if (document !== undefined && context !== undefined) return callMacro(document, macro.name, args, context);
    throw new RenderStop('needsDbt', l10n.t('The macro "{0}" can only be run by dbt.', macro.name), args.call.span);
  }

  #hear(kind: keyof CallListener, args: CallArguments): Value {
    this.#listener[kind](args);
    return RELATION;
  }

  #builtins(): JinjaObject {
    return new JinjaObject(name => (name === 'ref' || name === 'source' ? this.#names.get(name) : undefined));
  }

  /** While dbt parses, the adapter answers nothing but which macro is meant. */
  #adapter(): JinjaObject {
    const dispatch: NativeFunction = ({ positional, named, call }) => {
      const [name, second] = positional;
      const namespace = second ?? named.get('macro_namespace');
      const macro =
        typeof name === 'string'
          ? this.place.dispatched({ name, namespace: typeof namespace === 'string' ? namespace : undefined })
          : undefined;
      if (macro !== undefined) return args => this.#run(macro, args);
      throw new RenderStop('needsDbt', l10n.t('The macro "{0}" can only be run by dbt.', textIn(name)), call.span);
    };
    return new JinjaObject(name => (name === 'dispatch' ? dispatch : undefined));
  }

  #variable({ positional: [name, otherwise = null], call }: CallArguments): Value {
    if (typeof name !== 'string')
      throw new RenderStop('needsDbt', l10n.t('This way to call var() is left to dbt.'), call.span);
    // A variable that nobody sets is none while dbt parses; it fails when the model is compiled.
    return Object.hasOwn(this.place.vars, name) ? fromConfig(this.place.vars[name], call.span) : otherwise;
  }

  #environmentVariable({ positional: [name, otherwise], call }: CallArguments): Value {
    if (typeof name === 'string' && isSecretVariable(name))
      throw new RenderStop('problem', secretVariableText(name), call.span);
    const value = typeof name === 'string' ? (this.place.environment(name) ?? otherwise) : undefined;
    if (value !== undefined) return value;
    throw new RenderStop(
      'needsDbt',
      l10n.t('The environment variable "{0}" is not set here.', textIn(name)),
      call.span,
    );
  }
}

/** While dbt parses, a relation prints something, but has a name that nothing may be built upon. */
class ParsedRelation extends Relation {
  override readonly member = () => undefined;
}

const RELATION = new ParsedRelation({ database: '', schema: '', identifier: '' });

function configObject(configured: (args: CallArguments) => void): JinjaObject {
  const nothing = () => '';
  return new JinjaObject(
    name => (['get', 'require', 'meta_get', 'meta_require'].includes(name) ? nothing : undefined),
    args => {
      configured(args);
      return '';
    },
  );
}

function targetMember(target: NamesTarget | undefined, name: string): Value {
  if (target === undefined) return undefined;
  switch (name) {
    case 'type':
      return target.adapter ?? 'dremio';
    case 'name':
    case 'target_name':
      return target.targetName;
    case 'profile_name':
      return target.profileName;
    case 'root_path':
      return target.rootPath;
    case 'database':
    case 'schema':
    case 'datalake':
      return target[name];
    default:
      return undefined;
  }
}

function returnValue({ positional: [value = null] }: CallArguments): never {
  throw new MacroReturn(value);
}

/** A value of `dbt_project.yml` as Jinja has it. */
export function fromConfig(value: ConfigValue | undefined, span: CallArguments['call']['span']): Value {
  if (isDynamic(value)) throw new RenderStop('needsDbt', l10n.t('Only dbt knows this value.'), span);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly ConfigValue[]).map(item => fromConfig(item, span));
  return new Map(Object.entries(value).map(([key, item]) => [key, fromConfig(item, span)]));
}

function textIn(value: Value): string {
  return printed(value) ?? '';
}
