import type { Feature } from '../../feature';
import { foldsOf } from './foldsOf';
import { linksOf } from './linksOf';
import { selectionsAt } from './selectionsAt';
import { sqlOutline } from './sqlOutline';
import { yamlOutline } from './yamlOutline';

/** The shape of a document: its parts by name, what can be folded or selected as one, where its names lead. */
export const outlineFeature: Feature = {
  symbols: context => [...sqlOutline(context), ...yamlOutline(context)],
  links: linksOf,
  folds: foldsOf,
  selections: selectionsAt,
};
