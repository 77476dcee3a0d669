import type { DottedName } from '../name';
import type { QualifiedColumn, TablePosition, TableRole } from './tablePosition';

/** What is known between two parentheses, or of a whole statement at the bottom. */
export class Level {
  /** The next name is a table with this role. */
  expects: TableRole | undefined;
  /** A comma is followed by another table. */
  inFrom = false;
  /** SELECT, VALUES or a statement's own verb was seen here. */
  isQuery = false;
  /** Between WITH and the query: names of the list. */
  with: 'name' | 'as' | 'body' | 'done' | undefined;
  /** The list's name whose body is open. */
  pendingCte: number | undefined;
  readonly ctes = new Set<string>();
  readonly tables: TablePosition[] = [];
  readonly names: DottedName[] = [];

  constructor(
    /** Upper-case name of the function whose parentheses these are; empty for others. */
    readonly call: string,
    readonly start: number,
    /** Index of the CTE whose body this is. */
    readonly cte: number | undefined,
  ) {}

  /** The clause that listed tables ended. */
  leaveFrom(): void {
    this.inFrom = false;
    this.expects = undefined;
  }

  /** The columns that spell a table of this level whole; the other names are left for the level around. */
  takeQualified(): readonly QualifiedColumn[] {
    const found: QualifiedColumn[] = [];
    const rest: DottedName[] = [];
    for (const name of this.names) {
      const column = qualified(name, this.tables);
      if (column === undefined) rest.push(name);
      else found.push(column);
    }
    this.names.length = 0;
    this.names.push(...rest);
    return found;
  }
}

function qualified(name: DottedName, tables: readonly TablePosition[]): QualifiedColumn | undefined {
  const length = name.dangling ? name.parts.length : name.parts.length - 1;
  const table = tables
    .filter(({ parts }) => parts.length >= 2 && parts.length <= length && spells(name, parts))
    .sort((a, b) => b.parts.length - a.parts.length)[0];
  const last = table && name.parts[table.parts.length - 1];
  if (table === undefined || last === undefined) return undefined;
  return { ...name, table, qualifier: { start: name.span.start, end: last.span.end } };
}

function spells(name: DottedName, parts: TablePosition['parts']): boolean {
  return parts.every((part, index) => name.parts[index]?.value.toLowerCase() === part.value.toLowerCase());
}
