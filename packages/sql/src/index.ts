export type { Span } from './span';
export { splitStatements, statementAt, type Statement } from './statements';
export { isMark, isName, tokenValue, type Token, type TokenKind } from './token';
export { tokenize, withoutComments } from './tokenize';
