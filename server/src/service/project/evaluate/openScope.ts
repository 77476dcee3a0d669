import * as l10n from '@vscode/l10n';
import { RenderStop } from '../../compile/render/renderStop';
import { Scope } from '../../compile/render/scope';
import { JinjaObject, type Value } from '../../compile/render/value';

/** A value that cannot be told: whoever asks for it learns that. */
export const UNKNOWN = new JinjaObject(() => undefined);

/** Names of a template of which some may stand for what only dbt knows. */
export class OpenScope extends Scope {
  override get(name: string): Value {
    const value = super.get(name);
    if (value !== UNKNOWN) return value;
    throw new RenderStop('needsDbt', l10n.t('Only dbt knows what "{0}" is.', name), { start: 0, end: 0 });
  }
}
