import type { FunctionTable } from './functionTable';

export const SYSTEM_FUNCTIONS: FunctionTable = {
  category: 'system',
  rows: {
    'CURRENT_SCHEMA() -> VARCHAR': 'Gives the path that names are looked up in.',
    'LAST_QUERY_ID() -> VARCHAR': 'Gives the job id of the query before in this session.',
    'LOCALTIME -> TIME': 'Gives the time of day.',
    'LOCALTIMESTAMP -> TIMESTAMP': 'Gives the date and time.',
    'NOW() -> TIMESTAMP': 'Gives the date and time.',
    'QUERY_USER() -> VARCHAR': 'Gives the name of the user who runs the query.',
    'SESSION_USER -> VARCHAR': 'Gives the name of the user of the session.',
    'SYSTEM_USER -> VARCHAR': 'Gives the name of the user that the system runs as.',
    'TRANSACTION_TIMESTAMP() -> TIMESTAMP': 'Gives the date and time at which the transaction began.',
    'USER -> VARCHAR': 'Gives the name of the user who runs the query.',
  },
};

export const DIRECTORY_FUNCTIONS: FunctionTable = {
  category: 'directory',
  rows: {
    'IMAXDIR(source: VARCHAR, path: VARCHAR) -> VARCHAR': 'Gives the last directory of a path, whatever the case.',
    'IMINDIR(source: VARCHAR, path: VARCHAR) -> VARCHAR': 'Gives the first directory of a path, whatever the case.',
    'LIST_FILES(path: VARCHAR) -> table': 'Lists the files of a path of a source: a table for the FROM clause.',
    'MAXDIR(source: VARCHAR, path: VARCHAR) -> VARCHAR': 'Gives the last directory of a path.',
    'MINDIR(source: VARCHAR, path: VARCHAR) -> VARCHAR': 'Gives the first directory of a path.',
  },
};

export const AI_FUNCTIONS: FunctionTable = {
  category: 'ai',
  rows: {
    'AI_CLASSIFY(prompt: any, categories: list) -> item of categories | AI_CLASSIFY(model: VARCHAR, prompt: any, categories: list) -> item of categories':
      'Lets a language model sort a text, or a file, into one of several categories.',
    'AI_COMPLETE(prompt: VARCHAR) -> VARCHAR | AI_COMPLETE(model: VARCHAR, prompt: VARCHAR) -> VARCHAR':
      'Lets a language model answer a prompt.',
    'AI_GENERATE(prompt: any) -> any | AI_GENERATE(model: VARCHAR, prompt: any) -> any':
      'Lets a language model make a value, or a row by a schema, of a prompt or a file.',
  },
};
