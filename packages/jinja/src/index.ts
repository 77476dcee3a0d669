export type {
  Argument,
  BinaryExpression,
  CallExpression,
  ConditionalExpression,
  ConstantExpression,
  DictExpression,
  Expression,
  FilterExpression,
  Hole,
  IndexExpression,
  ListExpression,
  MemberExpression,
  NameExpression,
  NumberExpression,
  StringExpression,
  UnaryExpression,
} from './expression';
export { keptBranch, truthOf, type KeptBranch, type Truth } from './branches';
export { dottedName, type JinjaCall } from './jinjaCall';
export { lexJinja } from './lexJinja';
export { maskJinja, type JinjaMask, type Placeholder } from './maskJinja';
export { parseJinja, type JinjaDocument } from './parseJinja';
export type { CommentSegment, RawSegment, Segment, TagSegment, TextSegment, Trim } from './segment';
export type { Span } from './span';
export type {
  BareStatement,
  ForStatement,
  IfStatement,
  NamedStatement,
  OtherStatement,
  SetStatement,
  Statement,
} from './statement';
export type { Block, Branch, Structure, StructureProblem } from './structure';
export type { SyntaxProblem } from './syntaxProblem';
export type { PrintTag, StatementTag, Tag } from './tag';
export type { NameToken, NumberToken, OperatorToken, StringToken, Token } from './token';
export { expressionsOf, partsOf, walk } from './walk';
