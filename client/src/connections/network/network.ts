import { readFile } from 'node:fs/promises';
import { getCACertificates } from 'node:tls';
import type { Logger } from '@lakehouse/base';
import { readEditorSetting, readSetting } from '../../readSetting';
import { proxyFor } from './proxyChoice';

/** How this machine reaches the network: VS Code's proxy and certificate settings, which VS Code applies to its own requests only. */
export class Network {
  readonly #log: Logger;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(log: Logger, environment: Readonly<Record<string, string | undefined>>) {
    this.#log = log;
    this.#environment = environment;
  }

  proxyFor(host: string, port: number, tls: boolean): string | undefined {
    return proxyFor(host, port, tls, {
      proxy: readEditorSetting('http.proxy') ?? '',
      noProxy: readEditorSetting('http.noProxy') ?? [],
      enabled: readEditorSetting('http.proxySupport') !== 'off',
      environment: this.#environment,
    });
  }

  /** PEM texts of the authorities to trust beside Node's own: the system's, the setting's, and `REQUESTS_CA_BUNDLE`, which dbt uses. */
  async authorities(): Promise<readonly string[]> {
    const bundle = this.#environment['REQUESTS_CA_BUNDLE'];
    const files = [...readSetting('lakehouse.certificateAuthorities'), ...(bundle === undefined ? [] : [bundle])];
    const texts = await Promise.all(files.filter(file => file !== '').map(file => this.#read(file)));
    const system = readEditorSetting('http.systemCertificates') === false ? [] : getCACertificates('system');
    return [...texts.filter(text => text !== ''), ...system];
  }

  /** PEM texts of the certificate to show and its key; `undefined` where none is set, or one of both cannot be read. */
  async clientCertificate(): Promise<{ readonly cert: string; readonly key: string } | undefined> {
    const files = [readSetting('lakehouse.clientCertificate'), readSetting('lakehouse.clientKey')];
    if (files.includes('')) return undefined;
    const [cert = '', key = ''] = await Promise.all(files.map(file => this.#read(file)));
    return cert === '' || key === '' ? undefined : { cert, key };
  }

  async #read(file: string): Promise<string> {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      // Connecting goes on without it; if it was needed, the failure to trust the server says so.
      this.#log.warn('connection', 'a certificate file could not be read', { file, reason: String(error) });
      return '';
    }
  }
}
