import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { profileWords, type ProfileWord } from './profileWords';

/** Variables that `env_var` may name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A value of a profile after rendering. */
export type ProfileValue = string | number | boolean | null;

/** What a text of a profile became, and the variables that it asked for. */
export interface RenderedValue {
  readonly value: ProfileValue;
  readonly variables: readonly string[];
}

const EXPRESSION = /\{\{([\s\S]*?)\}\}/g;

/**
 * Renders a text of `profiles.yml` or `dbt_project.yml` as dbt does, as far as profiles use Jinja: `env_var`, literals,
 * `~`, `or`, and filters that change the type.
 *
 * Rejects with `profile.broken`: a variable that is not set and has no default, or Jinja that only dbt can evaluate.
 */
export function renderProfileValue(source: string, environment: Environment): RenderedValue {
  const evaluation = new Evaluation(environment);
  if (/\{%/.test(source)) throw onlyDbt(source);
  const matches = [...source.matchAll(EXPRESSION)];
  const [only] = matches;
  // One expression alone keeps its type, so that `| int` gives a number; among other text it becomes text.
  const value =
    only !== undefined && only[0] === source.trim()
      ? evaluation.evaluate(only[1] ?? '')
      : source.replace(EXPRESSION, (_, inner: string) => printed(evaluation.evaluate(inner)));
  return { value, variables: evaluation.variables };
}

class Evaluation {
  readonly variables: string[] = [];
  readonly #environment: Environment;
  #words: readonly ProfileWord[] = [];
  #at = 0;
  #source = '';

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  evaluate(source: string): ProfileValue {
    this.#source = source.trim();
    this.#words = profileWords(this.#source) ?? this.#fail();
    this.#at = 0;
    const value = this.#either();
    if (this.#at < this.#words.length) this.#fail();
    return value;
  }

  #either(): ProfileValue {
    let value = this.#joined();
    while (this.#takes('or')) {
      const other = this.#joined();
      value = truthy(value) ? value : other;
    }
    return value;
  }

  #joined(): ProfileValue {
    let value = this.#filtered();
    while (this.#takes('~')) value = printed(value) + printed(this.#filtered());
    return value;
  }

  #filtered(): ProfileValue {
    let value = this.#operand();
    while (this.#takes('|')) value = this.#filter(this.#name(), value);
    return value;
  }

  #operand(): ProfileValue {
    const word = this.#words[this.#at++];
    if (word === undefined) return this.#fail();
    if (word.kind === 'text') return word.value;
    if (word.kind === 'number') return Number(word.value);
    if (word.value === '(') {
      const value = this.#either();
      if (!this.#takes(')')) this.#fail();
      return value;
    }
    return this.#named(word.value);
  }

  #named(name: string): ProfileValue {
    switch (name) {
      case 'true':
      case 'True':
        return true;
      case 'false':
      case 'False':
        return false;
      case 'none':
      case 'None':
        return null;
      case 'env_var':
        return this.#variable(this.#arguments());
      default:
        return this.#fail();
    }
  }

  #variable([name, fallback]: readonly ProfileValue[]): ProfileValue {
    if (typeof name !== 'string') return this.#fail();
    this.variables.push(name);
    const value = this.#environment[name] ?? fallback;
    if (value === undefined || value === null) throw new MissingVariable(name);
    return value;
  }

  #arguments(): readonly ProfileValue[] {
    if (!this.#takes('(')) this.#fail();
    const found: ProfileValue[] = [];
    while (!this.#takes(')')) {
      found.push(this.#either());
      if (!this.#takes(',') && this.#words[this.#at]?.value !== ')') this.#fail();
    }
    return found;
  }

  #filter(name: string, value: ProfileValue): ProfileValue {
    const args = this.#words[this.#at]?.value === '(' ? this.#arguments() : [];
    switch (name) {
      case 'int':
      case 'as_number':
      case 'float':
        return numberOf(value) ?? this.#fail();
      case 'as_bool':
      case 'bool':
        return booleanOf(value) ?? this.#fail();
      case 'as_native':
        return booleanOf(value) ?? numberOf(value) ?? value;
      case 'as_text':
      case 'string':
        return printed(value);
      case 'trim':
        return printed(value).trim();
      case 'lower':
        return printed(value).toLowerCase();
      case 'upper':
        return printed(value).toUpperCase();
      case 'default':
      case 'd':
        return truthy(value) ? value : (args[0] ?? value);
      default:
        return this.#fail();
    }
  }

  #name(): string {
    const word = this.#words[this.#at++];
    return word?.kind === 'name' ? word.value : this.#fail();
  }

  #takes(value: string): boolean {
    const word = this.#words[this.#at];
    if (word === undefined || word.kind === 'text' || word.value !== value) return false;
    this.#at++;
    return true;
  }

  #fail(): never {
    throw onlyDbt(`{{ ${this.#source} }}`);
  }
}

/** A variable that is not set; apart, because a missing password is asked for and a missing host is not. */
export class MissingVariable extends Failure {
  readonly variable: string;

  constructor(variable: string) {
    const message = l10n.t(
      'The environment variable {0}, which profiles.yml asks for, is not set. Set it and start VS Code again, or give env_var a default.',
      variable,
    );
    super('profile.broken', message, { variable });
    this.variable = variable;
  }
}

function onlyDbt(source: string): Failure {
  const message = l10n.t(
    'profiles.yml holds Jinja that only dbt can evaluate: {0}. Use a value or env_var, or add the connection by hand.',
    source.slice(0, 80),
  );
  return new Failure('profile.broken', message);
}

function printed(value: ProfileValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

function truthy(value: ProfileValue): boolean {
  return value !== null && value !== '' && value !== false && value !== 0;
}

function numberOf(value: ProfileValue): number | undefined {
  const found = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(found) ? found : undefined;
}

function booleanOf(value: ProfileValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
