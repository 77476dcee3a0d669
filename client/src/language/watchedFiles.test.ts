import assert from 'node:assert/strict';
import { concernsProjects } from './watchedFiles';

describe('watched files', () => {
  it('tells the server of files and folders of a project and of its packages', () => {
    for (const path of [
      'models/a.sql',
      'models/staging',
      'dbt_packages/dbt_utils',
      'target/manifest.json',
      'target/catalog.json',
      'models/target/run.sql',
      'models/venv.sql',
    ])
      assert.ok(concernsProjects(`file:///shop/${path}`), path);
  });

  it('spares it what git, dbt and package managers write by the thousand', () => {
    for (const path of ['.git/index.lock', 'node_modules', 'node_modules/x/a.md', 'target/compiled/shop/models/a.sql'])
      assert.ok(!concernsProjects(`file:///shop/${path}`), path);
  });
});
