import assert from 'node:assert/strict';
import { readSeed } from './readSeed';

/** Checks the columns of a seed as `name TYPE`. */
function checkSeed(text: string, expected: readonly string[]): void {
  const { header, types } = readSeed(text);
  assert.deepEqual(
    header.map((name, at) => [name, types[at]].filter(part => part !== undefined).join(' ')),
    expected,
  );
}

describe('readSeed', () => {
  it('reads the header, quoted and with a byte order mark', () => {
    checkSeed('\ufeffid,"first name","a,""b"""\r\n', ['id', 'first name', 'a,"b"']);
    checkSeed('', []);
  });

  it('tells types that are certain', () => {
    checkSeed(
      'id,name,day,at,ok\n1,ann,2026-01-01,2026-01-01 10:00:00,true\n-2,,2026-02-01,2026-01-01T10:00:00,False\n',
      ['id BIGINT', 'name VARCHAR', 'day DATE', 'at TIMESTAMP', 'ok BOOLEAN'],
    );
  });

  it('tells decimals by the digits behind a point', () => {
    checkSeed('rate,many\n"1.5",1\n2,.25\n,\n', ['rate DECIMAL', 'many DECIMAL']);
  });

  it('tells none where dbt may see it otherwise', () => {
    checkSeed('a,b,c,d,e\n1.0,,$5,NaN,1e3\n2,null,1,Infinity,2.5\n', ['a', 'b', 'c', 'd', 'e']);
  });

  it('reads values with line ends, and rows that are too short', () => {
    checkSeed('id,note\n1,"two\nlines"\n\n2\n3,x', ['id BIGINT', 'note VARCHAR']);
  });
});
