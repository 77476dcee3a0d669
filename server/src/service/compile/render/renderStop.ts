import type { Span } from '../../text/span';

/**
 * Ends a rendering that cannot be finished. Thrown inside the renderer alone, which catches it: nothing is half-rendered.
 *
 * `needsDbt` is what only dbt can tell; a `problem` would stop dbt as well.
 */
export class RenderStop extends Error {
  constructor(
    readonly kind: 'needsDbt' | 'problem',
    message: string,
    readonly span: Span,
    /** Name of the variable without a value that stops it, when that is why. */
    readonly missingVar?: string,
  ) {
    super(message);
  }
}
