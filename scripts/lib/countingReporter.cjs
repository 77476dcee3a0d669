const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Mocha's own report, and the counts in the file that LAKEHOUSE_COUNTS names. */
class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on('pending', test => skipped.push(test.fullTitle()));
    runner.once('end', () => {
      const counts = { passed: this.stats.passes, failed: this.stats.failures, skipped };
      writeFileSync(process.env.LAKEHOUSE_COUNTS, JSON.stringify(counts));
    });
  }
}

module.exports = CountingReporter;
