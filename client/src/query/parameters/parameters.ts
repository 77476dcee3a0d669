import { Failure } from '@lakehouse/base';
import type { CompileVars } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PreparedQuery } from '../prepare/preparedQuery';
import { fillPlaceholders } from './fillPlaceholders';
import { placeholdersIn } from './placeholders';
import type { ParameterKind, RememberedValues } from './rememberedValues';
import { namesSecret } from './secretNames';
import { kindText, typedValue } from './typedValue';
import { variableText, variableValue } from './variableValue';

interface Question {
  readonly kind: ParameterKind;
  readonly name: string;
  /** Which of how many that are asked one after another. */
  readonly step?: readonly [number, number];
  /** What stands in the input at first; what was typed last, when left out. */
  readonly typed?: string | undefined;
}

/** Asks for what statements and templates leave open. Rejects with `query.cancelled` when the user does not say. */
export class Parameters {
  readonly #remembered: RememberedValues;

  constructor(remembered: RememberedValues) {
    this.#remembered = remembered;
  }

  /** The value of a variable of dbt that the project does not set. */
  async variable(name: string): Promise<CompileVars[string]> {
    return variableValue(await this.#ask({ kind: 'variable', name }));
  }

  /** The statement with values for its placeholders, each asked for once; `typed` stands in the inputs at first. */
  async fill(prepared: PreparedQuery, typed: Readonly<Record<string, string>> = {}): Promise<PreparedQuery> {
    const placeholders = placeholdersIn(prepared.sql);
    const names = [...new Set(placeholders.map(({ name }) => name))];
    if (names.length === 0) return prepared;
    const answers = new Map<string, string>();
    for (const [at, name] of names.entries()) {
      const step = [at + 1, names.length] as const;
      answers.set(name, await this.#ask({ kind: 'placeholder', name, step, typed: typed[name] }));
    }
    const valueOf = (name: string): string => typedValue(answers.get(name) ?? '').sql;
    return {
      ...prepared,
      ...fillPlaceholders(prepared, placeholders, valueOf),
      template: prepared.sql,
      parameters: Object.fromEntries(answers),
    };
  }

  async #ask({ kind, name, step, typed }: Question): Promise<string> {
    const answer = await vscode.window.showInputBox({
      title: titleOf({ kind, name, ...(step === undefined ? {} : { step }) }),
      value: typed ?? this.#remembered.of(kind, name) ?? '',
      prompt: promptOf(kind),
      password: namesSecret(name),
      ignoreFocusOut: true,
      validateInput: text => ({
        message: kind === 'variable' ? variableText(text) : kindText(typedValue(text)),
        severity: vscode.InputBoxValidationSeverity.Info,
      }),
    });
    if (answer === undefined) throw new Failure('query.cancelled', l10n.t('The query was cancelled.'));
    await this.#remembered.keep(kind, name, answer);
    return answer;
  }
}

function titleOf({ kind, name, step }: Question): string {
  if (kind === 'variable') return l10n.t('Variable {0}', name);
  const [at, of] = step ?? [1, 1];
  return of === 1 ? l10n.t('Parameter :{0}', name) : l10n.t('Parameter :{0} ({1} of {2})', name, at, of);
}

function promptOf(kind: ParameterKind): string {
  return kind === 'variable'
    ? l10n.t('dbt_project.yml does not set it. Quote a text that looks like a number.')
    : l10n.t("Numbers, dates and null are what they look like; 'quotes' make a text; = begins an expression.");
}
