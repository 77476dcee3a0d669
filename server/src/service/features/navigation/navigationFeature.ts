import type { Feature } from '../../feature';
import { defineName } from './defineName';
import { findReferences } from './findReferences';
import { highlightName } from './highlightName';
import { lensesOf } from './lensesOf';
import { localTarget, renameLocal } from './renameLocal';
import { renameName, renameTargetOf } from './renameName';
import { renameSql, sqlRenameTarget } from './sql/renameSql';
import { tokensOf } from './tokensOf';

/** Names of a project's things and of queries, wherever they are written: where they are made and used, another name. */
export const navigationFeature: Feature = {
  define: defineName,
  references: findReferences,
  renameTarget: (context, offset) =>
    renameTargetOf(context, offset) ?? localTarget(context, offset) ?? sqlRenameTarget(context, offset),
  rename: (context, offset, newName) =>
    renameName(context, offset, newName) ??
    renameLocal(context, offset, newName) ??
    renameSql(context, offset, newName),
  highlight: highlightName,
  lenses: lensesOf,
  tokens: tokensOf,
};
