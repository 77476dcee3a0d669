import type { VsCodeApi } from './vscodeApi';

/**
 * Place and layout of a surface, kept while its page is gone. Data never goes in here.
 *
 * What an older version of the extension wrote is dropped.
 */
export class PageState<T extends object> {
  readonly #api: VsCodeApi;
  readonly #version: number;
  #value: T;

  constructor(api: VsCodeApi, version: number, initial: T) {
    this.#api = api;
    this.#version = version;
    const held = api.getState();
    // Only this class writes the page's state, and the version says with which type.
    this.#value = isVersion(held, version) ? (held.value as T) : initial;
  }

  get value(): T {
    return this.#value;
  }

  put(value: T): void {
    this.#value = value;
    this.#api.setState({ version: this.#version, value });
  }
}

function isVersion(held: unknown, version: number): held is { readonly value: unknown } {
  return typeof held === 'object' && held !== null && 'version' in held && held.version === version && 'value' in held;
}
