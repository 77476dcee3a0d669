import { DBT_VERBS } from './dbtInvocation';

/** Type of our tasks, as `tasks.json` spells it. */
export const DBT_TASK = 'lakehouse-dbt';

/** Our task as the manifest declares it: what a user may write in `tasks.json`. */
export const dbtTaskDefinition = {
  type: DBT_TASK,
  required: ['command'],
  properties: {
    command: { type: 'string', enum: DBT_VERBS, description: 'The dbt command.' },
    select: { type: 'string', description: "dbt's node selection, such as `staging` or `+my_model`; all when absent." },
    project: {
      type: 'string',
      description: 'Folder that holds dbt_project.yml; the project of the active editor when absent.',
    },
  },
} as const;
