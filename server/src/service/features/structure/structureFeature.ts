import type { Feature } from '../../feature';
import { checkBlocks } from './checkBlocks';
import { checkSyntax } from './checkSyntax';

/** Whether the Jinja of a file can be read: its tags, and how its blocks stand in each other. */
export const structureFeature: Feature = { check: context => [...checkSyntax(context), ...checkBlocks(context)] };
