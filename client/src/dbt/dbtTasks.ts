import * as vscode from 'vscode';
import { dbtCommandLine, isDbtVerb, type DbtInvocation } from './dbtInvocation';
import { DBT_TASK } from './taskDefinition';

/** Gives the terminal that runs an invocation. */
export type TerminalFor = (invocation: DbtInvocation) => vscode.Pseudoterminal;

/** A task that runs dbt. */
export function dbtTask(invocation: DbtInvocation, terminalFor: TerminalFor): vscode.Task {
  const definition = {
    type: DBT_TASK,
    command: invocation.verb,
    ...(invocation.select === undefined ? {} : { select: invocation.select }),
    project: invocation.projectRoot,
  };
  return taskOf(definition, invocation, terminalFor);
}

/** Offers the layers of every project as tasks, and completes those that users wrote into `tasks.json`. */
export class DbtTaskProvider implements vscode.TaskProvider {
  readonly #offered: () => Promise<readonly DbtInvocation[]>;
  readonly #defaultProject: () => Promise<string | undefined>;
  readonly #terminalFor: TerminalFor;

  constructor(
    offered: () => Promise<readonly DbtInvocation[]>,
    defaultProject: () => Promise<string | undefined>,
    terminalFor: TerminalFor,
  ) {
    this.#offered = offered;
    this.#defaultProject = defaultProject;
    this.#terminalFor = terminalFor;
  }

  async provideTasks(): Promise<vscode.Task[]> {
    return (await this.#offered()).map(invocation => dbtTask(invocation, this.#terminalFor));
  }

  async resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
    const { command, select, project } = task.definition as Readonly<Record<string, unknown>>;
    const projectRoot = typeof project === 'string' ? project : await this.#defaultProject();
    if (!isDbtVerb(command) || projectRoot === undefined) return undefined;
    const invocation = { projectRoot, verb: command, ...(typeof select === 'string' ? { select } : {}) };
    // VS Code drops a resolved task whose definition is not the very object it asked about.
    return taskOf(task.definition, invocation, this.#terminalFor);
  }
}

function taskOf(definition: vscode.TaskDefinition, invocation: DbtInvocation, terminalFor: TerminalFor): vscode.Task {
  const execution = new vscode.CustomExecution(() => Promise.resolve(terminalFor(invocation)));
  const task = new vscode.Task(definition, vscode.TaskScope.Workspace, dbtCommandLine(invocation), 'dbt', execution);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true, showReuseMessage: false };
  task.group = invocation.verb === 'test' ? vscode.TaskGroup.Test : vscode.TaskGroup.Build;
  return task;
}
