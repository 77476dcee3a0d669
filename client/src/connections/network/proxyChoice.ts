/** What decides whether a proxy is used: VS Code's settings, then the environment's variables. */
export interface ProxyRules {
  /** `http.proxy`; empty for the environment's. */
  readonly proxy: string;
  readonly noProxy: readonly string[];
  /** False when `http.proxySupport` is off. */
  readonly enabled: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** URL of the proxy for a host, or `undefined` for a direct connection. Loopback is always reached directly. */
export function proxyFor(host: string, port: number, tls: boolean, rules: ProxyRules): string | undefined {
  const { environment } = rules;
  if (!rules.enabled || isLoopback(host)) return undefined;
  const read = (name: string): string | undefined =>
    nonEmpty(environment[name.toLowerCase()]) ?? nonEmpty(environment[name]);
  const proxy = nonEmpty(rules.proxy) ?? (tls ? read('HTTPS_PROXY') : read('HTTP_PROXY')) ?? read('ALL_PROXY');
  if (proxy === undefined) return undefined;
  const exempt = rules.noProxy.length > 0 ? rules.noProxy : (read('NO_PROXY') ?? '').split(',');
  return exempt.some(rule => matches(rule.trim(), host, port)) ? undefined : withScheme(proxy);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** A rule is a host, a domain (with or without a leading dot or `*.`), either with a port, or `*` for all. */
function matches(rule: string, host: string, port: number): boolean {
  if (rule === '') return false;
  if (rule === '*') return true;
  const [, name = '', rulePort] = /^(.*?)(?::(\d+))?$/.exec(rule.toLowerCase()) ?? [];
  if (rulePort !== undefined && Number(rulePort) !== port) return false;
  const domain = name.replace(/^\*?\./, '');
  const own = host.toLowerCase();
  return own === domain || own.endsWith(`.${domain}`);
}

function withScheme(proxy: string): string {
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}
