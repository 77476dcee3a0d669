import { Failure } from '@lakehouse/base';
import type { Lineage, LineageState } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { LanguageService } from '../language/languageService';

const NOTHING: Lineage = { nodes: [], edges: [] };

/** What the view shows for a document; a sentence says why when there is no graph. Rejects only when it was cancelled. */
export async function lineageOf(
  language: LanguageService,
  uri: string | undefined,
  depth: number,
  signal: AbortSignal,
): Promise<LineageState> {
  try {
    const lineage = uri === undefined ? NOTHING : await language.request('lakehouse/lineage', { uri, depth }, signal);
    if (lineage.focus !== undefined) return { lineage, depth };
    return { lineage: NOTHING, depth, message: await whyNothing(language, signal) };
  } catch (error) {
    const failure = Failure.from(error);
    if (signal.aborted) throw failure;
    return { lineage: NOTHING, depth, message: failure.message };
  }
}

async function whyNothing(language: LanguageService, signal: AbortSignal): Promise<string> {
  const { projects } = await language.request('lakehouse/projects', {}, signal);
  return projects.length === 0
    ? l10n.t('There is no dbt project in this workspace. Open a folder with a dbt_project.yml to see its lineage.')
    : l10n.t('Open a model, a seed, a snapshot or a source of the project to see its lineage.');
}
