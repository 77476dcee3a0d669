import assert from 'node:assert/strict';
import { proxyFor, type ProxyRules } from './proxyChoice';

const DIRECT: ProxyRules = { proxy: '', noProxy: [], enabled: true, environment: {} };

function checkProxy(target: string, rules: Partial<ProxyRules>, expected: string | undefined): void {
  const url = new URL(target);
  const tls = url.protocol === 'https:';
  const port = url.port === '' ? (tls ? 443 : 80) : Number(url.port);
  assert.equal(proxyFor(url.hostname, port, tls, { ...DIRECT, ...rules }), expected);
}

describe('the proxy for a host', () => {
  it('is none without a setting or a variable', () => {
    checkProxy('https://dremio.corp', {}, undefined);
  });

  it('is what the setting says, before the variables', () => {
    const environment = { HTTPS_PROXY: 'http://other:1' };
    checkProxy('https://dremio.corp', { proxy: 'proxy.corp:3128', environment }, 'http://proxy.corp:3128');
  });

  it('is the variable of the scheme', () => {
    const environment = { https_proxy: 'http://s:1', HTTP_PROXY: 'http://p:2' };
    checkProxy('https://dremio.corp', { environment }, 'http://s:1');
    checkProxy('http://dremio.corp:9047', { environment }, 'http://p:2');
  });

  it('is none for what is exempt', () => {
    const rules = { proxy: 'http://p:1', noProxy: ['.corp', 'dremio.lan:9047'] };
    checkProxy('https://dremio.corp', rules, undefined);
    checkProxy('http://dremio.lan:9047', rules, undefined);
    checkProxy('http://dremio.lan:32010', rules, 'http://p:1');
    checkProxy('https://notcorp', rules, 'http://p:1');
    checkProxy('https://x.y', { proxy: 'http://p:1', environment: { NO_PROXY: 'a, *' } }, undefined);
  });

  it('is none for this machine, and none when proxies are off', () => {
    checkProxy('http://127.0.0.1:9047', { proxy: 'http://p:1' }, undefined);
    checkProxy('https://dremio.corp', { proxy: 'http://p:1', enabled: false }, undefined);
  });
});
