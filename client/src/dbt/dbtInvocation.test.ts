import assert from 'node:assert/strict';
import { dbtArguments, dbtCommandLine, type DbtInvocation } from './dbtInvocation';

function checkArguments(invocation: Omit<DbtInvocation, 'projectRoot'>, expected: string): void {
  assert.equal(dbtArguments({ projectRoot: '/p', ...invocation }).join(' '), `--use-colors ${expected}`);
}

describe('the arguments for dbt', () => {
  it('name the selection and the target', () =>
    checkArguments({ verb: 'run', select: 'staging', target: 'dev' }, 'run --select staging --target dev'));
  it('split a verb of two words', () => checkArguments({ verb: 'docs generate' }, 'docs generate'));
  it('give debug no selection, which it refuses', () => checkArguments({ verb: 'debug', select: 'staging' }, 'debug'));
  it('give deps no target, which it refuses', () => checkArguments({ verb: 'deps', target: 'dev' }, 'deps'));
  it('read as a user would type them', () =>
    assert.equal(
      dbtCommandLine({ projectRoot: '/p', verb: 'test', select: '+a', target: 'dev' }),
      'dbt test --select +a',
    ));
});
