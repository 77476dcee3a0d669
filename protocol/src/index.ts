export type {
  Call,
  Cancellation,
  Handlers,
  NewsMessage,
  Outcome,
  ParamsOf,
  PortMessage,
  RequestMessage,
  ResponseMessage,
  ResultOf,
  WireFailure,
} from './calls';
export { portMessage, type Decoder, type ParamDecoders } from './decoders';
export type { LanguageCalls, LanguageClientNews, LanguageServerNews } from './language/calls';
export type {
  CompiledSegment,
  CompiledText,
  CompiledUnit,
  CompileParams,
  CompileProblem,
  CompileResult,
  CompileTake,
  CompileVars,
  ErrorPositionParams,
  NamedCte,
  NeedsDbt,
  ReflectionChangeOrder,
  ReflectionSetting,
  UpstreamModel,
} from './language/compile';
export type { LanguageServerOptions, LanguageSettings } from './language/initialization';
export type {
  GraphNode,
  Lineage,
  LineageEdge,
  LineageKind,
  LineageNode,
  LineageParams,
  ProjectGraph,
} from './language/lineage';
export type { DatasetColumns, DocumentNode, DocumentRole, ProjectRelation, ProjectSummary } from './language/project';
export type { DremioTarget, ProjectTarget } from './language/target';
export type { Cell, CellKind, ResultColumn, ResultWindow, RowChange, WindowRequest } from './query/columns';
export type { LongOperation } from './query/longOperation';
export type {
  Arrangement,
  CellRange,
  CellTest,
  CellValue,
  ChangeRequest,
  ClipboardFormat,
  ColumnFilter,
  ColumnProfile,
  CopiedCells,
  CompareRequest,
  ExportFormat,
  ExportProgress,
  ExportRequest,
  FindRequest,
  Found,
  NextChange,
  RangeSummary,
  ResultOperations,
  SortKey,
} from './query/operations';
export type { PartialAnswer, PartialFound, PartialProfile } from './query/partialAnswers';
export type { ProfilePurpose } from './query/profilePurpose';
export type { QueryProgress, QueryState } from './query/progress';
export type { WantsPartialAnswers } from './query/wantsPartialAnswers';
export type { FlightEndpoint, QueryWorkerCalls, QueryWorkerNews, QueryWorkerStart, StartQuery } from './query/worker';
export type { Span } from './span';
export { lineageParams, type LineageCalls, type LineageNews, type LineageState } from './webview/lineage';
export {
  resultsParams,
  type ResultsCalls,
  type ResultsNews,
  type ResultsState,
  type ResultTab,
} from './webview/results';
