import assert from 'node:assert/strict';
import { ignoreRules } from './ignoreRules';

/** Checks which of the paths the patterns leave out. */
function checkIgnored(patterns: string, paths: readonly string[], ignored: readonly string[]): void {
  const test = ignoreRules(patterns);
  assert.deepEqual(paths.filter(test), ignored);
}

describe('ignoreRules', () => {
  it('reads patterns as .gitignore has them', () => {
    const paths = ['a.sql', 'models/a.sql', 'models/old/a.sql', 'old', 'models/a+b.sql', 'models/x/y/z.sql'];
    checkIgnored('a.sql', paths, ['a.sql', 'models/a.sql', 'models/old/a.sql']);
    checkIgnored('/a.sql', paths, ['a.sql']);
    checkIgnored('old/', paths, ['models/old/a.sql']);
    checkIgnored('models/*.sql', paths, ['models/a.sql', 'models/a+b.sql']);
    checkIgnored('models/**/z.sql', paths, ['models/x/y/z.sql']);
    checkIgnored(
      'models/**',
      paths,
      paths.filter(path => path.startsWith('models/')),
    );
    checkIgnored('a+?.sql', paths, ['models/a+b.sql']);
    checkIgnored('[ab].sql', paths, ['a.sql', 'models/a.sql', 'models/old/a.sql']);
  });

  it('lets the last pattern that fits decide', () => {
    checkIgnored('*.sql\n# a comment\n\n!keep.sql\n', ['a.sql', 'keep.sql'], ['a.sql']);
  });
});
