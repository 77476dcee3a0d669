import { parameterLabel, type FunctionForm, type SqlFunction } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Signature } from '../../answers/signature';

/** Markdown about a function: its forms with their results, what it does, and where Dremio tells more. */
export function functionMarkdown({ forms, description, link }: SqlFunction): string {
  const lines = forms.map(({ label, result }) => `${label} → ${result}`);
  return `\`\`\`sql\n${lines.join('\n')}\n\`\`\`\n\n${description}\n\n[${l10n.t("Dremio's documentation")}](${link})`;
}

/** One form of a function as an editor shows it while the call is written. */
export function signatureOf({ description }: SqlFunction, form: FunctionForm): Signature {
  const parameters: Signature['parameters'][number][] = [];
  let at = form.label.indexOf('(') + 1;
  for (const parameter of form.parameters) {
    at += parameter.before.length;
    const end = at + parameterLabel(parameter).length;
    parameters.push({ label: { start: at, end }, documentation: `${parameter.name}: ${parameter.type}` });
    at = end;
  }
  return { label: `${form.label} → ${form.result}`, documentation: description, parameters };
}
