import { wideResultSuite } from '../support/wideResultSuite';

describe('a result of a million rows and twenty columns', () => wideResultSuite(1_000_000));
