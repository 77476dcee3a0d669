import type { CommandSpecs } from '../commands/commandSpec';

const IN_MODEL = 'lakehouse.isModel && isWorkspaceTrusted';
const TRUSTED = 'isWorkspaceTrusted';

/** Running dbt. Each is greyed out in an untrusted workspace: dbt runs the project's own code. */
export const dbtCommandSpecs = {
  'lakehouse.dbt.runModel': {
    title: 'dbt: Run This Model',
    icon: 'play-circle',
    enablement: TRUSTED,
    palette: IN_MODEL,
    menus: { 'editor/title/run': { when: 'lakehouse.isModel', group: '2_dbt@1' } },
  },
  'lakehouse.dbt.testModel': {
    title: 'dbt: Test This Model',
    icon: 'beaker',
    enablement: TRUSTED,
    palette: IN_MODEL,
    menus: { 'editor/title/run': { when: 'lakehouse.isModel', group: '2_dbt@2' } },
  },
  'lakehouse.dbt.buildParents': {
    title: 'dbt: Build This Model and Its Parents',
    enablement: TRUSTED,
    palette: IN_MODEL,
    menus: { 'editor/title/run': { when: 'lakehouse.isModel', group: '2_dbt@3' } },
  },
  'lakehouse.dbt.buildChildren': {
    title: 'dbt: Build This Model and Its Children',
    enablement: TRUSTED,
    palette: IN_MODEL,
    menus: { 'editor/title/run': { when: 'lakehouse.isModel', group: '2_dbt@4' } },
  },
  'lakehouse.dbt.runLayer': {
    title: 'dbt: Run Layer…',
    icon: 'play',
    enablement: TRUSTED,
    menus: { 'view/item/context': { when: 'view == lakehouse.dbt && viewItem == layer', group: 'inline@1' } },
  },
  'lakehouse.dbt.testLayer': {
    title: 'dbt: Test Layer…',
    icon: 'beaker',
    enablement: TRUSTED,
    menus: { 'view/item/context': { when: 'view == lakehouse.dbt && viewItem == layer', group: 'inline@2' } },
  },
  'lakehouse.dbt.runOther': {
    title: 'dbt: Run Other Command…',
    icon: 'terminal',
    enablement: TRUSTED,
    menus: { 'view/title': { when: 'view == lakehouse.dbt', group: 'navigation@1' } },
  },
  'lakehouse.dbt.stop': {
    title: 'dbt: Stop',
    icon: 'debug-stop',
    enablement: 'lakehouse.dbt.running',
    menus: { 'view/title': { when: 'view == lakehouse.dbt && lakehouse.dbt.running', group: 'navigation@0' } },
  },
  'lakehouse.dbt.openNode': { title: 'Open File of Result', palette: false },
} as const satisfies CommandSpecs;
