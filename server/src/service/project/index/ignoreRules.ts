/** Whether `.dbtignore` leaves a path below the package's root out. */
export type IgnoreTest = (relativePath: string) => boolean;

/** Reads `.dbtignore`, which is written as `.gitignore` is: the last pattern that fits decides. */
export function ignoreRules(text: string): IgnoreTest {
  const rules = text.split(/\r?\n/).flatMap(line => {
    const pattern = line.replace(/(?<!\\)\s+$/, '');
    if (pattern === '' || pattern.startsWith('#')) return [];
    const negated = pattern.startsWith('!');
    return [{ negated, test: patternTest(negated ? pattern.slice(1) : pattern) }];
  });
  return path => {
    const rule = rules.findLast(({ test }) => test.test(path));
    return rule !== undefined && !rule.negated;
  };
}

/** A pattern with a slash in it counts from the root, any other fits at any depth; one that fits a folder fits all in it. */
function patternTest(pattern: string): RegExp {
  const folderOnly = pattern.endsWith('/');
  const trimmed = pattern.replace(/\/+$/, '').replace(/^\\/, '');
  const anchored = trimmed.includes('/');
  const body = trimmed
    .replace(/^\//, '')
    .split(/(\*\*\/|\/\*\*$|\*|\?|\[[^\]]+\])/)
    .map(part => globPart(part))
    .join('');
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}${folderOnly ? '/' : '(?:/|$)'}`);
}

function globPart(part: string): string {
  switch (part) {
    case '**/':
      return '(?:.*/)?';
    case '/**':
      return '/.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    default:
      return /^\[.+\]$/.test(part) ? part.replace('[!', '[^') : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  }
}
