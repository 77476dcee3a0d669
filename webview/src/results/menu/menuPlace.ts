import type { MenuPlace } from './menu';

/** Where a menu of an element opens. */
export function below(element: Element): MenuPlace {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom };
}
