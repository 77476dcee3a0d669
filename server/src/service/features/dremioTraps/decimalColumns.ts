/** Rows that are looked at: enough to tell what a column holds. */
const MOST_ROWS = 200;
const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** The columns of a CSV text whose values are all numbers, some of them with digits behind the point. */
export function decimalColumns(text: string): readonly string[] {
  // Quoted values may hold commas and lines, which a glance cannot tell apart.
  if (text.includes('"')) return [];
  const [header = [], ...rows] = text.split(/\r?\n/, MOST_ROWS + 1).map(line => line.split(','));
  const values = rows.filter(row => row.length === header.length);
  return header.flatMap((name, at) => {
    const column = values.map(row => (row[at] ?? '').trim()).filter(value => value !== '');
    const numbers = column.length > 0 && column.every(value => NUMBER.test(value));
    return numbers && column.some(value => /\.\d*[1-9]/.test(value)) ? [name.trim()] : [];
  });
}
