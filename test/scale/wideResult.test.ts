import { checkWideResult } from '../support/wideResult';

describe('a result of ten million rows and twenty columns', () => {
  it('is sorted, filtered, searched and profiled in the worker, and exported as it was', async () => {
    const times = await checkWideResult(10_000_000);
    const shown = Object.entries(times).map(([step, ms]) => `${step} ${(ms / 1000).toFixed(2)} s`);
    console.log(`      ${shown.join(', ')}`);
  });
});
