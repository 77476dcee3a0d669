/** One step from the root of a file to a place in it. */
export type YamlStep =
  | {
      readonly kind: 'key';
      readonly name: string;
      /** The keys beside it with their values as they are written, where those are on one line. */
      readonly beside: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'item' };
