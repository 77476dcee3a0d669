/** The parts of a quoted relation name, without their quotes. */
export function partsOfRelation(relationName: string): readonly string[] {
  return [...relationName.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

/** The key by which a dataset of Dremio is known: the parts of a quoted relation name in lower case, joined by dots. */
export function pathOfRelation(relationName: string): string {
  return partsOfRelation(relationName).join('.').toLowerCase();
}
