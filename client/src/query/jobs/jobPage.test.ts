import assert from 'node:assert/strict';
import { jobPage } from './jobPage';

describe('the page of a job', () => {
  it('is where the REST API of Software answers', () => {
    const address = { kind: 'software', host: 'dremio.lan', port: 9047, useSsl: true } as const;
    assert.equal(jobPage({ address }, '1a-2b'), 'https://dremio.lan:9047/job/1a-2b');
    assert.equal(jobPage({ address: { ...address, useSsl: false } }, 'x'), 'http://dremio.lan:9047/job/x');
  });

  it('is in the console of the project in Cloud', () => {
    const address = { kind: 'cloud', host: 'api.eu.dremio.cloud', projectId: 'p-1' } as const;
    assert.equal(jobPage({ address }, 'x'), 'https://app.eu.dremio.cloud/sonar/p-1/job/x');
  });
});
