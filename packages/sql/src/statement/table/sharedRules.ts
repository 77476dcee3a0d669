import type { GrammarRules } from './statementRow';

/** Parts of statements as the parser of Dremio 25.2 has them, with what the documentation of 26 adds. */
export const SHARED_RULES: GrammarRules = {
  names: `'(' name,… ')'`,
  strings: `'(' string,… ')'`,
  dataset: 'TABLE | VIEW | VDS | PDS | DATASET',
  reference: '(REF | REFERENCE | BRANCH | TAG | COMMIT) name',
  asOf: 'AS OF string',
  atReference: 'AT reference [asOf]',
  atBranch: 'AT (REF | REFERENCE | BRANCH) name',
  atVersion: 'AT (SNAPSHOT string | TIMESTAMP operand | reference [asOf])',
  inSource: 'IN name',
  matching: 'LIKE string',
  masking: 'MASKING POLICY call',
  rowAccess: 'ROW ACCESS POLICY call',
  // The words of a transform: YEAR(d), BUCKET(8, id).
  transform: `name ['(' [(literal ',')…] name ')']`,
  property: `string '=' string`,
  assignment: `path '=' expression`,
  column: 'name type [NULL | NOT NULL] [masking]',
  setting: `path '=' operand`,
};
