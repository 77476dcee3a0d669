/** The part of the library that is used: a module of its own, so that the rest of it is no part of the bundle. */
export { formatDialect } from 'sql-formatter';
