import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import { MacroReturn } from '../../compile/render/callMacro';
import { Evaluator } from '../../compile/render/evaluate';
import { RenderStop } from '../../compile/render/renderStop';
import { TemplateRenderer } from '../../compile/render/renderTemplate';
import { Scope } from '../../compile/render/scope';
import { isDynamic, type ConfigValue, type NodeConfig } from '../config';
import { asConfig } from './asConfig';
import { ParseContext, type ParsePlace } from './parseContext';

const DEAF = { ref: () => undefined, source: () => undefined, config: () => undefined };
/** How often the very same text is worked out, however many nodes it stands for. */
const MOST_KEPT = 5_000;

/** Works out values of a configuration that only need what a project knows; the rest stays left to dbt. */
export class Settler {
  readonly #context: ParseContext;
  readonly #known = new Map<string, ConfigValue>();

  constructor(place: ParsePlace) {
    this.#context = new ParseContext(place, DEAF);
  }

  /** Configuration in YAML; hooks are left as they are written, for they are rendered when they run. */
  yaml(config: NodeConfig): NodeConfig {
    for (const key in config) if (!isHook(key) && isOpen(config[key])) return this.#map(config);
    return config;
  }

  /** Arguments of `config(…)`, whose texts are just texts. */
  arguments(config: NodeConfig): NodeConfig {
    for (const key in config) if (isDynamic(config[key])) return this.#arguments(config);
    return config;
  }

  /** A text of YAML as dbt reads it, which may be of another kind than text then. */
  value(value: ConfigValue): ConfigValue {
    if (!isOpen(value)) return value;
    if (typeof value === 'string') return this.#kept(value, () => this.#text(value));
    if (isDynamic(value)) return this.#kept(`{{${value.text}}}`, () => this.#expression(value.text, value));
    if (Array.isArray(value)) return (value as readonly ConfigValue[]).map(item => this.value(item));
    return this.#map(value as NodeConfig);
  }

  #map(map: NodeConfig): NodeConfig {
    return Object.fromEntries(
      Object.entries(map).map(([key, value]) => [key, isHook(key) ? value : this.value(value)]),
    );
  }

  #arguments(config: NodeConfig): NodeConfig {
    return Object.fromEntries(
      Object.entries(config).map(([key, value]) => [key, isDynamic(value) ? this.value(value) : value]),
    );
  }

  #kept(template: string, settle: () => ConfigValue): ConfigValue {
    const before = this.#known.get(template);
    if (before !== undefined) return before;
    const value = settle();
    if (this.#known.size < MOST_KEPT) this.#known.set(template, value);
    return value;
  }

  #expression(text: string, otherwise: ConfigValue): ConfigValue {
    const document = parseJinja(`{{${text}}}`);
    return this.#tried(otherwise, () => this.#printed(document));
  }

  #text(text: string): ConfigValue {
    const trimmed = text.trim();
    const document = parseJinja(trimmed);
    const open = { dynamic: true, text: trimmed } as const;
    return this.#tried(open, () => {
      if (document.segments.length === 1) return asNative(this.#printed(document));
      return asNative(new TemplateRenderer(document, this.#context).render().text);
    });
  }

  #printed(document: JinjaDocument): ConfigValue | undefined {
    const [tag] = document.tags;
    const [expression, more] = tag?.kind === 'print' ? tag.expressions : [];
    if (expression === undefined || more !== undefined) return undefined;
    return asConfig(new Evaluator(this.#context, document.text).evaluate(expression, new Scope()));
  }

  #tried(otherwise: ConfigValue, settle: () => ConfigValue | undefined): ConfigValue {
    try {
      const value = settle();
      return value === undefined ? otherwise : value;
    } catch (error) {
      if (error instanceof RenderStop || error instanceof MacroReturn) return otherwise;
      throw error;
    }
  }
}

function isHook(key: string): boolean {
  return /^(pre|post)[-_]hook$/.test(key);
}

function isOpen(value: ConfigValue | undefined): boolean {
  if (typeof value === 'string') return value.includes('{{') || value.includes('{%');
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return (value as readonly ConfigValue[]).some(item => isOpen(item));
  return isDynamic(value) || Object.values(value).some(item => isOpen(item));
}

/** In YAML a text that Python would read as a number or a truth becomes one. */
function asNative(value: ConfigValue | undefined): ConfigValue | undefined {
  if (value === 'True' || value === 'False') return value === 'True';
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
