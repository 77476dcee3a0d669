import { checkWideResult } from '../../support/wideResult';

describe('a result of 200,000 rows and twenty columns', () => {
  it('is sorted, filtered, searched and profiled in the worker, and exported as it was', async () => {
    await checkWideResult(200_000);
  });
});
