export { analyseSql } from './analysis/analyseSql';
export type {
  ClauseKind,
  ColumnOrigin,
  ColumnReference,
  ColumnResolution,
  RelationColumn,
  SqlAnalysis,
  SqlCte,
  SqlFault,
  SqlOutputColumn,
  SqlRelation,
  SqlScope,
  SqlSurroundings,
  StarReference,
  TableColumns,
} from './analysis/sqlAnalysis';
export { cteQuery, type TextPiece } from './ctes/cteQuery';
export type { WithItem, WithList } from './ctes/withList';
export { withItemAt, withLists } from './ctes/withLists';
export { errorSpan } from './errorSpan';
export { callType, type ArgumentTypes } from './functions/callType';
export { parameterLabel } from './functions/readForm';
export type { FunctionCategory, FunctionForm, FunctionParameter, SqlFunction } from './functions/sqlFunction';
export { isKnownFunction, sqlFunction, sqlFunctions } from './functions/sqlFunctions';
export { readName, type DottedName, type NamePart } from './name';
export { quoteName } from './quoteName';
export { parseReflection, reflectionItems } from './reflection/parseReflection';
export type {
  ChangeReflection,
  CreateReflection,
  ListRole,
  MeasureKind,
  ReflectionFault,
  ReflectionItem,
  ReflectionKind,
  ReflectionList,
  ReflectionSetting,
  ReflectionStatement,
} from './reflection/reflectionStatement';
export {
  translateReflection,
  type DatasetNames,
  type ReflectionRefusal,
  type ReflectionSettingChange,
  type TranslatedPiece,
  type TranslatedReflection,
} from './reflection/translateReflection';
export type { Span } from './span';
export type { Expectation } from './statement/network';
export { queryPlace, type QueryPlace } from './statement/queryPlace';
export { queryWords } from './statement/queryWords';
export { recogniseStatement, type RecognisedStatement } from './statement/recogniseStatement';
export { sqlFaults } from './statement/sqlFaults';
export { typeEnd, type TermName } from './statement/terms';
export { splitStatements, statementAt, type Statement } from './statements';
export type { CteDefinition, QualifiedColumn, TablePosition, TablePositions, TableRole } from './tables/tablePosition';
export { tablePositions } from './tables/tablePositions';
export { isMark, isName, tokenValue, type Token, type TokenKind } from './token';
export { tokenize, withoutComments } from './tokenize';
