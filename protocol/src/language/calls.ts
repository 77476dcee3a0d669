import type { Call } from '../calls';
import type { CompileParams, CompileResult, ErrorPositionParams, UpstreamModel } from './compile';
import type { LanguageSettings } from './initialization';
import type { Span } from '../span';
import type { Lineage, LineageParams, ProjectGraph } from './lineage';
import type { DatasetColumns, DocumentRole, ProjectRelation, ProjectSummary } from './project';
import type { ProjectTarget } from './target';

/** What the client asks the language server, beside LSP itself. */
export interface LanguageCalls {
  /** Compiles what a run command would run. */
  'lakehouse/compile': Call<CompileParams, CompileResult>;
  /** The models that what would be run reads, by way of other models too. */
  'lakehouse/upstream': Call<CompileParams, { readonly models: readonly UpstreamModel[] }>;
  /** Where in the document the error lies that Dremio's message tells; no `source` when it tells no place. */
  'lakehouse/errorPosition': Call<ErrorPositionParams, { readonly source?: Span }>;
  /** What a document is: its project, its language, its node. */
  'lakehouse/documentRole': Call<{ readonly uri: string }, DocumentRole>;
  /**
   * Columns that together tell the rows of a document's model apart, by its `unique_key` and its tests: sets of them,
   * the most certain first; none for what is no model. Answers once the index is complete.
   */
  'lakehouse/rowKeys': Call<{ readonly uri: string }, { readonly keys: readonly (readonly string[])[] }>;
  /** The node of a document with its neighbours, of files and unsaved buffers as they are now. */
  'lakehouse/lineage': Call<LineageParams, Lineage>;
  /** Every node and edge of the workspace's projects; answers once the index is complete. */
  'lakehouse/graph': Call<Record<string, never>, ProjectGraph>;
  /** The datasets that the workspace's projects read and build, as far as their names are known; answers once the index is complete. */
  'lakehouse/relations': Call<Record<string, never>, { readonly relations: readonly ProjectRelation[] }>;
  /** The dbt projects of the workspace; answers once the index is complete. */
  'lakehouse/projects': Call<Record<string, never>, { readonly projects: readonly ProjectSummary[] }>;
}

/** What the client tells the language server. Each is a whole snapshot, never a delta. */
export interface LanguageClientNews {
  /** The targets that decide names; sent on start and whenever one is picked. */
  'lakehouse/targetsChanged': { readonly targets: readonly ProjectTarget[] };
  /** Datasets known from Dremio under the picked target; replaces what was told before. */
  'lakehouse/datasetsChanged': { readonly datasets: readonly DatasetColumns[] };
  /** What of the language features is on; until told everything is. */
  'lakehouse/settingsChanged': LanguageSettings;
}

/** What the language server tells the client. */
export interface LanguageServerNews {
  /** The project model changed: lineage and names may differ now. */
  'lakehouse/projectChanged': { readonly generation: number };
}
