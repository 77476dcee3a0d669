const LONGEST_WORDS = 110;

/** The cells that the conformance tests wrote, as tables for a person: a row for each feature, a column for each server. */
export function conformanceTables(lines) {
  const cells = lines.map(line => JSON.parse(line));
  return distinct(cells, 'table')
    .map(name =>
      tableOf(
        name,
        cells.filter(({ table }) => table === name),
      ),
    )
    .join('\n');
}

function tableOf(name, cells) {
  const servers = distinct(cells, 'server');
  const features = distinct(cells, 'feature');
  const notes = [];
  const text = (feature, server) => {
    const cell = cells.find(each => each.feature === feature && each.server === server);
    if (cell === undefined) return '';
    return cell.words === '' ? cell.outcome : `${cell.outcome} [${notes.push(cell.words.replace(/\s+/g, ' '))}]`;
  };
  const rows = [
    [name, ...servers],
    ...features.map(feature => [feature, ...servers.map(server => text(feature, server))]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  const lines = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map(width => '-'.repeat(width)).join('  '));
  return [...lines, ...notes.map((words, i) => `[${i + 1}] ${words.slice(0, LONGEST_WORDS)}`), ''].join('\n');
}

function distinct(cells, key) {
  return [...new Set(cells.map(cell => cell[key]))];
}
