/** Files whose text the server reads. VS Code's patterns know no braces within braces. */
export const READ_FILES = '**/{*.sql,*.yml,*.yaml,*.md,*.csv,*.py,.dbtignore,catalog.json,manifest.json}';
/** Folders that others write thousands of files into, none of which the server reads. */
const OF_OTHERS = /\/(\.git|\.hg|\.venv|venv|node_modules|site-packages|__pycache__)(\/|$)/;
const COMPILED = /\/target\/(compiled|run)\//;

/** Whether the server may have to do with something that was written, came or went; `uri` as VS Code tells it. */
export function concernsProjects(uri: string): boolean {
  return !OF_OTHERS.test(uri) && !COMPILED.test(uri);
}
