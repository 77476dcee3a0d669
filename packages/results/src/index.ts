export { columnsOf, typeName, type CellKind, type ResultColumn } from './columnType';
export { ResultStore, type Cell, type ResultWindow, type WindowRequest } from './resultStore';
