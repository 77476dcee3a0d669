import type { Feature } from '../../feature';
import { defineName } from './defineName';
import { findReferences } from './findReferences';
import { renameName, renameTargetOf } from './renameName';

/** Names of a project's things wherever they are written: where they are made, where they are used, another name. */
export const navigationFeature: Feature = {
  define: defineName,
  references: findReferences,
  renameTarget: renameTargetOf,
  rename: renameName,
};
