import * as l10n from '@vscode/l10n';

/** How dbt tells secrets among the variables of the environment; it looks at the case of the letters too. */
const PREFIX = 'DBT_ENV_SECRET';

/** Whether dbt gives a variable of the environment to `profiles.yml` and `packages.yml` alone. */
export function isSecretVariable(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** What to say where a secret is asked for by anything else. */
export function secretVariableText(name: string): string {
  return l10n.t(
    '"{0}" is a secret: dbt gives it to profiles.yml and packages.yml only, and stops here. Take a variable whose name does not begin with {1}.',
    name,
    PREFIX,
  );
}
