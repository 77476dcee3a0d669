/** Something to let go of when its owner goes. Disposing twice does nothing the second time. */
export interface Disposable {
  dispose(): void;
}

/** Owns disposables and lets go of them last-in first-out; anything added after disposal is disposed at once. */
export class Disposables implements Disposable {
  #items: Disposable[] | undefined = [];

  add<T extends Disposable>(item: T): T {
    if (this.#items === undefined) item.dispose();
    else this.#items.push(item);
    return item;
  }

  /** @throws AggregateError when owned things failed to dispose; every one of them has been tried. */
  dispose(): void {
    const items = this.#items;
    this.#items = undefined;
    const errors: unknown[] = [];
    for (const item of items?.reverse() ?? []) {
      try {
        item.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} owned things failed to dispose`);
  }
}
