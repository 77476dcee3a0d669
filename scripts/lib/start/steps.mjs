/** Says what is being done, and how long it took; a step that fails gives `undefined` and one sentence, and the rest goes on. */
export async function step(title, work, onFailure) {
  const started = Date.now();
  process.stdout.write(`• ${title} `);
  try {
    const value = await work();
    process.stdout.write(`✓ ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
    return value;
  } catch (error) {
    process.stdout.write('✗\n');
    process.stdout.write(`  ${onFailure}\n`);
    process.stdout.write(`  (${firstLine(error)})\n`);
    return undefined;
  }
}

/** The line of an error that says most: npm and pip put the reason last. */
function firstLine(error) {
  const lines = String(error.message ?? error)
    .split('\n')
    .map(line => line.trim());
  const telling = lines.filter(line => /error|refused|not found|denied|ENOTFOUND|No /i.test(line));
  return telling.filter(line => !/complete log/.test(line)).pop() ?? lines[0];
}
