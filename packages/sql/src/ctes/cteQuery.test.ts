import assert from 'node:assert/strict';
import { cteQuery } from './cteQuery';
import { withItemAt, withLists } from './withLists';

/** Checks the query that gives the rows of the item at `<|>`. */
function checkQuery(marked: string, expected: string | undefined): void {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const item = withItemAt(withLists(text), offset);
  const pieces = item && cteQuery(text, item);
  const query = pieces?.map(piece => (typeof piece === 'string' ? piece : text.slice(piece.start, piece.end))).join('');
  assert.equal(query, expected);
}

describe('cteQuery', () => {
  it('takes an item with exactly those that it needs, by way of others too', () => {
    checkQuery(
      `with a as (select 1 as x), b as (select 2 as y), c as (select * from a), d<|> as (select * from C join t on true), e as (select 5)
       select * from d, e`,
      'with a as (select 1 as x),\nc as (select * from a),\nd as (select * from C join t on true)\nselect * from d',
    );
  });

  it('keeps what stands in the item, a list of columns and comments too', () => {
    checkQuery(
      `-- all\nwith "Größe"(x, "y") as (\n  -- why\n  select 1, 'a)' <|>\n) select * from "Größe"`,
      `with "Größe"(x, "y") as (\n  -- why\n  select 1, 'a)' \n)\nselect * from "Größe"`,
    );
  });

  it('keeps the levels of nested lists, so that a name means what it did', () => {
    checkQuery(
      `with a as (select 1 as x), b as (with a as (select * from a), c as (select * from a<|>) select * from c) select * from b`,
      `with a as (select 1 as x)\nselect * from (\nwith a as (select * from a),\nc as (select * from a)\nselect * from c\n)`,
    );
    checkQuery(
      `with b as (<|>with a as (select 1) select * from a), a as (select 2) select * from b`,
      `with b as (with a as (select 1) select * from a)\nselect * from b`,
    );
  });

  it('does not take a column or a table of the catalogue for an item', () => {
    checkQuery(
      `with a as (select 1), b as (select a.x, lake.a.y, a as z from lake.a <|>) select * from b`,
      `with b as (select a.x, lake.a.y, a as z from lake.a )\nselect * from b`,
    );
  });

  it('takes a recursive item with itself', () => {
    checkQuery(
      `with recursive n as (select 1 as i union all select i + 1 from n<|> where i < 9) select * from n`,
      `with recursive n as (select 1 as i union all select i + 1 from n where i < 9)\nselect * from n`,
    );
  });

  it('finds none outside of every item, in text that is half written, and where WITH means something else', () => {
    checkQuery(`with a as (select 1) select <|>* from a`, undefined);
    checkQuery(`with a as (select 1<|>`, undefined);
    checkQuery(`with a as (select 1<|>), b as (sel`, 'with a as (select 1)\nselect * from a');
    checkQuery(`alter table t create reflection <|>r using display (with as (x))`, undefined);
  });
});
