interface Cookie {
  readonly value: string;
  /** Milliseconds since 1970; absent while the session lasts. */
  readonly expires: number | undefined;
}

const ATTRIBUTES = new Set(['domain', 'expires', 'httponly', 'max-age', 'partitioned', 'path', 'samesite', 'secure']);

/**
 * Cookies of one server, by name.
 *
 * Reads leniently: a proxy may split cookies over headers, and Dremio joins several with `;` into one.
 */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  /** Takes a `Set-Cookie` header. `now` is in milliseconds since 1970. */
  take(header: string, now = Date.now()): void {
    const pairs = header.split(';').map(pairOf);
    const expires = expiry(pairs, now);
    for (const [name, value] of pairs) {
      if (name === '' || ATTRIBUTES.has(name.toLowerCase())) continue;
      if (expires !== undefined && expires <= now) this.#cookies.delete(name);
      else this.#cookies.set(name, { value, expires });
    }
  }

  /** The `Cookie` header, or `undefined` when there is nothing to send. */
  header(now = Date.now()): string | undefined {
    for (const [name, { expires }] of this.#cookies)
      if (expires !== undefined && expires <= now) this.#cookies.delete(name);
    if (this.#cookies.size === 0) return undefined;
    return [...this.#cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  clear(): void {
    this.#cookies.clear();
  }
}

function pairOf(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** `Max-Age` wins over `Expires`; one that cannot be read counts as absent. */
function expiry(pairs: readonly (readonly [string, string])[], now: number): number | undefined {
  const attribute = (wanted: string): string | undefined => pairs.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const maxAge = attribute('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return now + Number(maxAge) * 1000;
  const date = Date.parse(attribute('expires') ?? '');
  return Number.isNaN(date) ? undefined : date;
}
