import * as l10n from '@vscode/l10n';
import { BOOLEAN, key, map, NUMBER, oneOf, required, TEXT, type Shape, type ShapeKey } from './shape';

/** The keys of a target of Dremio. */
export const DREMIO_PROFILE: Readonly<Record<string, ShapeKey>> = {
  type: required(TEXT, () => l10n.t('The kind of warehouse: dremio.')),
  software_host: key(TEXT, () => l10n.t('Host of a Dremio of your own.')),
  port: key(NUMBER, () => l10n.t('Its port for REST; 9047 when left out.')),
  use_ssl: key(BOOLEAN, () => l10n.t('Whether it speaks https; true when left out.')),
  verify_ssl: key(BOOLEAN, () => l10n.t('Whether its certificate is checked; true when left out.')),
  cloud_host: key(TEXT, () => l10n.t('Host of Dremio Cloud: api.dremio.cloud or api.eu.dremio.cloud.')),
  cloud_project_id: key(TEXT, () => l10n.t('The project in Dremio Cloud.')),
  user: key(TEXT, () => l10n.t('Who logs in.')),
  username: key(TEXT, () => l10n.t('Another word for "user".')),
  UID: key(TEXT, () => l10n.t('Another word for "user".')),
  password: key(TEXT, () =>
    l10n.t('The password; it wins over "pat" when both are there. Better an env_var than the value.'),
  ),
  PWD: key(TEXT, () => l10n.t('Another word for "password".')),
  pat: key(TEXT, () => l10n.t('A personal access token. Better an env_var than the value.')),
  database: key(TEXT, () => l10n.t('The space of views; "@" and the user when left out.')),
  dremio_space: key(TEXT, () => l10n.t('The space of views; "@" and the user when left out.')),
  schema: key(TEXT, () => l10n.t('The folder of views, with dots between folders.')),
  dremio_space_folder: key(TEXT, () => l10n.t('The folder of views, with dots between folders.')),
  datalake: key(TEXT, () => l10n.t('The source of tables, seeds and snapshots; $scratch when left out.')),
  object_storage_source: key(TEXT, () => l10n.t('The source of tables, seeds and snapshots; $scratch when left out.')),
  root_path: key(TEXT, () => l10n.t('The folder of tables, with dots between folders.')),
  object_storage_path: key(TEXT, () => l10n.t('The folder of tables, with dots between folders.')),
  enterprise_catalog_namespace: key(TEXT, () => l10n.t('The catalog of views and tables alike; only with the folder.')),
  enterprise_catalog_folder: key(TEXT, () => l10n.t('The folder in the catalog; only with the namespace.')),
  environment: key(TEXT, () => l10n.t('Read by dbt-dremio and not used.')),
  threads: key(NUMBER, () => l10n.t('How many models dbt builds at once.')),
};

const PROFILE = map({
  target: key(TEXT, () => l10n.t('The output that counts when none is named.')),
  // Outputs of other warehouses have keys of their own.
  outputs: required({ kind: 'mapOf', of: map(DREMIO_PROFILE, true) }, () => l10n.t('The places to build in, by name.')),
});

const CONFIG = map(
  {
    send_anonymous_usage_stats: key(BOOLEAN, () => l10n.t('Whether dbt tells its makers how it is used.')),
    use_colors: key(BOOLEAN, () => l10n.t('Whether the log has colours.')),
    indirect_selection: key(oneOf('eager', 'cautious', 'buildable', 'empty'), () => l10n.t('Which tests come along.')),
  },
  true,
);

/** `profiles.yml`: profiles by name. */
export const PROFILES_FILE: Shape = {
  kind: 'mapOf',
  of: { kind: 'either', of: [PROFILE, CONFIG] },
};
