export { errorSpan } from './errorSpan';
export { readName, type DottedName, type NamePart } from './name';
export type { Span } from './span';
export { splitStatements, statementAt, type Statement } from './statements';
export type { CteDefinition, QualifiedColumn, TablePosition, TablePositions, TableRole } from './tables/tablePosition';
export { tablePositions } from './tables/tablePositions';
export { isMark, isName, tokenValue, type Token, type TokenKind } from './token';
export { tokenize, withoutComments } from './tokenize';
