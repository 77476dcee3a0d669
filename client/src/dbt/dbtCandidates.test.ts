import assert from 'node:assert/strict';
import { dbtCandidates, type DbtPlaces } from './dbtCandidates';

function checkCandidates(places: Partial<DbtPlaces>, expected: readonly string[]): void {
  const none = { setting: '', folders: [], interpreter: undefined, path: '', home: '/home/ann', platform: 'linux' };
  assert.deepEqual(dbtCandidates({ ...none, ...places } as DbtPlaces), expected);
}

describe('where dbt is looked for', () => {
  it('takes the setting alone', () => {
    checkCandidates({ setting: '/opt/dbt', folders: ['/shop'], path: '/usr/bin' }, ['/opt/dbt']);
  });

  it('knows the home folder in the setting', () => {
    checkCandidates({ setting: '~/dbt/bin/dbt' }, ['/home/ann/dbt/bin/dbt']);
  });

  it("prefers the project's environment to the editor's Python, and that to the PATH", () => {
    checkCandidates({ folders: ['/shop'], interpreter: '/py/bin/python', path: '/usr/bin' }, [
      '/shop/.venv/bin/dbt',
      '/shop/venv/bin/dbt',
      '/shop/env/bin/dbt',
      '/py/bin/dbt',
      '/usr/bin/dbt',
    ]);
  });

  it('looks for dbt.exe in Scripts on Windows', () => {
    assert.match(dbtCandidates({ ...windows, folders: ['shop'] })[0] ?? '', /Scripts.dbt\.exe$/);
  });
});

const windows: DbtPlaces = {
  setting: '',
  folders: [],
  interpreter: undefined,
  path: '',
  home: '',
  platform: 'win32',
};
