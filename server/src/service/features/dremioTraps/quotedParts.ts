/** The parts of a relation's name as dbt-dremio quotes it; none of a name that is not known. */
export function quotedParts(relationName: string | null): readonly string[] {
  return [...(relationName ?? '').matchAll(/"([^"]*)"|([^".]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
