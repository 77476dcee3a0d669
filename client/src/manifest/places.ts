import { dbtTaskDefinition } from '../dbt/taskDefinition';

/** What the manifest says beside commands and settings: containers, views, languages. */

export const viewsContainers = {
  activitybar: [{ id: 'lakehouse', title: 'Lakehouse', icon: 'media/lakehouse.svg' }],
  panel: [{ id: 'lakehouseResults', title: 'Results', icon: 'media/results.svg' }],
  secondarySidebar: [{ id: 'lakehouseLineage', title: 'Lineage', icon: 'media/lineage.svg' }],
} as const;

export const views = {
  lakehouse: [
    { id: 'lakehouse.connections', name: 'Connections', icon: 'media/lakehouse.svg' },
    { id: 'lakehouse.syncs', name: 'Airbyte', icon: 'media/lakehouse.svg' },
    { id: 'lakehouse.dbt', name: 'dbt', icon: 'media/lakehouse.svg' },
  ],
  lakehouseResults: [{ id: 'lakehouse.results', name: 'Results', type: 'webview', icon: 'media/results.svg' }],
  lakehouseLineage: [{ id: 'lakehouse.lineage', name: 'Lineage', type: 'webview', icon: 'media/lineage.svg' }],
} as const;

/** Texts of empty views; a link runs a command. */
export const viewsWelcome = [
  {
    view: 'lakehouse.connections',
    contents:
      'No dbt project was found in this workspace. Its Dremio targets would stand here.\n[Add Connection](command:lakehouse.addConnection)',
  },
  {
    view: 'lakehouse.syncs',
    contents: 'This Airbyte has no connection yet.\n[Refresh](command:lakehouse.airbyte.refresh)',
  },
  {
    view: 'lakehouse.dbt',
    contents:
      'No dbt project with models was found in this workspace.\n[Open Folder](command:vscode.openFolder)\nThe folder to open is the one that holds `dbt_project.yml`.',
  },
] as const;

/** The id is the one that dbt users know from other extensions; files get it by path, never by extension. */
export const languages = [
  {
    id: 'jinja-sql',
    aliases: ['Jinja SQL'],
    configuration: './syntaxes/jinja-sql.language-configuration.json',
    // Without one a SQL file would lose the icon of its theme once it is opened as a model.
    icon: { light: './media/model.svg', dark: './media/model.svg' },
  },
] as const;

/** The server knows the names: words of the document would only stand in the way, and snippets before columns. */
export const configurationDefaults = {
  '[jinja-sql]': {
    'editor.wordBasedSuggestions': 'off',
    'editor.snippetSuggestions': 'bottom',
    'editor.acceptSuggestionOnEnter': 'smart',
    'editor.quickSuggestions': { other: 'on', comments: 'off', strings: 'on' },
  },
} as const;

export const grammars = [
  { language: 'jinja-sql', scopeName: 'source.jinja-sql', path: './syntaxes/jinja-sql.tmLanguage.json' },
  { scopeName: 'source.dremio-sql', path: './syntaxes/dremio-sql.tmLanguage.json' },
  // Statements of Dremio in SQL files of no project, and Jinja in the strings of YAML.
  {
    scopeName: 'lakehouse.dremio.sql',
    path: './syntaxes/dremio-sql.injection.tmLanguage.json',
    injectTo: ['source.sql'],
  },
  {
    scopeName: 'lakehouse.jinja.yaml',
    path: './syntaxes/jinja-yaml.injection.tmLanguage.json',
    injectTo: ['source.yaml'],
  },
] as const;

export const snippets = [
  { language: 'jinja-sql', path: './snippets/models.json' },
  { language: 'jinja-sql', path: './snippets/macros.json' },
  { language: 'jinja-sql', path: './snippets/reflections.json' },
  { language: 'sql', path: './snippets/reflections.json' },
  { language: 'yaml', path: './snippets/properties.json' },
  { language: 'markdown', path: './snippets/docs.json' },
] as const;

export const taskDefinitions = [dbtTaskDefinition] as const;

/** What wakes the extension beside its commands and views. */
export const activationEvents = [
  'workspaceContains:dbt_project.yml',
  'workspaceContains:*/dbt_project.yml',
  'onLanguage:jinja-sql',
  'onLanguage:sql',
] as const;
