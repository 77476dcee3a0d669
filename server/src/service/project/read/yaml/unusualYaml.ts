/** What the reader of plain YAML throws where it meets something that it does not read. It never leaves that reader. */
export class UnusualYaml extends Error {}

export function unusual(): never {
  throw new UnusualYaml();
}
