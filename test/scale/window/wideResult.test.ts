import { wideResultSuite } from '../../support/wideResultSuite';

describe('a result of ten million rows and twenty columns', () =>
  wideResultSuite(10_000_000, figures => console.log(figures)));
