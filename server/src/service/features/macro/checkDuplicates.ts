import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { fileName } from '../../text/filePath';

/** Macros and definitions of tests whose name another one of the package has: dbt refuses the whole project then. */
export function checkDuplicates({ document, project }: FeatureContext): readonly Problem[] {
  const packageName = project?.packageOfFile(document.path);
  if (project === undefined || packageName === undefined) return [];
  const own = project.uses.inFile(document.path).filter(({ kind, defines }) => isMacro(kind) && defines === true);
  return own.flatMap(({ kind, name, span }): readonly Problem[] => {
    const others = [...project.uses.named(kind, name)].filter(
      ({ file, use }) =>
        use.defines === true &&
        project.packageOfFile(file) === packageName &&
        (file !== document.path || use.span.start !== span.start),
    );
    const [first] = others;
    if (first === undefined) return [];
    const message = l10n.t('"{0}" is defined in {1} too: dbt stops and builds nothing.', name, fileName(first.file));
    const related = others.map(({ file, use }) => ({
      place: { file, span: use.span },
      message: l10n.t('"{0}" is defined here too', name),
    }));
    return [{ span, severity: 'error', code: 'macro.duplicate', message, related }];
  });
}

function isMacro(kind: string): boolean {
  return kind === 'macro' || kind === 'test';
}
