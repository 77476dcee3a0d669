/** The key by which a dataset of Dremio is known: the parts of a quoted relation name in lower case, joined by dots. */
export function pathOfRelation(relationName: string): string {
  return [...relationName.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)]
    .map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').toLowerCase())
    .join('.');
}
