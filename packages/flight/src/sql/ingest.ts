import type { Init } from '../wire/message';
import type { CommandStatementIngest, TableExistsOption, TableNotExistOption } from '../wire/transactionMessages';
import type { StatementTerms } from './statementTerms';

/** The table that rows are loaded into. */
export interface IngestTarget {
  readonly table: string;
  readonly dbSchema?: string | undefined;
  readonly catalog?: string | undefined;
  /** A table that ends with the session. */
  readonly temporary?: boolean | undefined;
  /** Default `fail`. */
  readonly ifMissing?: 'create' | 'fail' | undefined;
  /** Default `append`. */
  readonly ifExists?: 'fail' | 'append' | 'replace' | undefined;
  /** The server's own. */
  readonly options?: Readonly<Record<string, string>> | undefined;
}

const IF_MISSING: Readonly<Record<'create' | 'fail', TableNotExistOption>> = { create: 1, fail: 2 };
const IF_EXISTS: Readonly<Record<'fail' | 'append' | 'replace', TableExistsOption>> = {
  fail: 1,
  append: 2,
  replace: 3,
};

/** The command that loads into this table. */
export function ingestCommand(target: IngestTarget, { transaction }: StatementTerms): Init<CommandStatementIngest> {
  return {
    tableDefinitionOptions: {
      ifNotExist: IF_MISSING[target.ifMissing ?? 'fail'],
      ifExists: IF_EXISTS[target.ifExists ?? 'append'],
    },
    table: target.table,
    schema: target.dbSchema,
    catalog: target.catalog,
    temporary: target.temporary,
    transactionId: transaction?.id,
    options: Object.entries(target.options ?? {}).map(([key, value]) => ({ key, value })),
  };
}
