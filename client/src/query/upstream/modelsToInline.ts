import type { UpstreamModel } from '@lakehouse/protocol';
import { relationKey, relationsIn, relationsStatement } from './builtRelations';

/** Who knows what of upstream models. */
export interface UpstreamKnowledge {
  /** Whether the document of a model was edited in this window. */
  readonly isEdited: (uri: string) => boolean;
  /** Rows of a statement that Dremio runs. */
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Unique ids of the models that cannot be read from Dremio: those that were edited here, and those that are not built. */
export async function modelsToInline(
  models: readonly UpstreamModel[],
  { isEdited, query }: UpstreamKnowledge,
): Promise<readonly string[]> {
  const unchanged = models.filter(({ uri }) => !isEdited(uri));
  const statement = relationsStatement(unchanged.flatMap(({ relation }) => relation ?? []));
  const built = statement === undefined ? new Set<string>() : relationsIn(await query(statement));
  return models
    .filter(({ uri, relation }) => isEdited(uri) || (relation !== null && !built.has(relationKey(relation))))
    .map(({ uniqueId }) => uniqueId);
}
