import type { Disposable } from '@lakehouse/base';
import type { Connection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { othersFirst } from '../host/othersFirst';
import type { ProjectFileProblem } from '../service/project/read/readProjectFile';
import { PROJECT_FILE } from '../service/workspace/openProject';
import { fileName, folderOf, joinPath, type FilePath } from '../service/text/filePath';
import type { Workspace } from '../service/workspace/workspace';
import { diagnostic, type ProblemLinks } from './convertProblem';
import { DocumentCheck } from './documentCheck';
import { DocumentTexts } from './documentTexts';
import { contextOf } from './featureContext';
import { runSafely } from './runSafely';
import { pathOfUri, uriOfPath } from './paths';
import type { ProblemPage } from './problemPage';

/** How long documents are checked before others have their turn, in milliseconds. */
const SLICE = 10;

/** Keeps the problems of the open documents, and of every `dbt_project.yml`, current: the edited one first, the rest after it. */
export class ProblemPublisher implements Disposable {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #open: () => readonly TextDocument[];
  readonly #waiting = new Set<string>();
  readonly #broken = new Set<FilePath>();
  #checking: DocumentCheck | undefined;
  #isScheduled = false;
  #isDisposed = false;
  #page: ProblemPage = () => undefined;

  constructor(connection: Connection, workspace: Workspace, open: () => readonly TextDocument[]) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#open = open;
  }

  /** The page that explains the codes. */
  setPage(page: ProblemPage): void {
    this.#page = page;
  }

  /** Checks one document before any other. */
  checkFirst(uri: string): void {
    const others = [...this.#stopped(), ...this.#waiting];
    this.#waiting.clear();
    for (const one of [uri, ...others]) this.#waiting.add(one);
    this.#schedule();
  }

  /** Something of a project changed: whatever is open may be right or wrong now. */
  checkAll(): void {
    for (const uri of [...this.#stopped(), ...this.#open().map(document => document.uri)]) this.#waiting.add(uri);
    this.#schedule();
  }

  /** A closed document has no problems any more. */
  forget(uri: string): void {
    this.#waiting.delete(uri);
    if (this.#checking?.document.uri === uri) this.#checking = undefined;
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#publishProjects();
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    void othersFirst().then(() => {
      this.#isScheduled = false;
      if (!this.#isDisposed) this.#publish();
    });
  }

  /** Gives up the check under way, of what is not so any more: its document. */
  #stopped(): readonly string[] {
    const stopped = this.#checking;
    this.#checking = undefined;
    return stopped === undefined ? [] : [stopped.document.uri];
  }

  #publish(): void {
    // A name that is not there yet may come with the next file: nothing is wrong until all are read.
    if (!this.#workspace.isComplete) return;
    this.#publishProjects();
    const end = performance.now() + SLICE;
    do {
      this.#checking ??= this.#next();
      if (this.#checking === undefined) return;
      this.#step(this.#checking);
    } while (performance.now() < end);
    this.#schedule();
  }

  #next(): DocumentCheck | undefined {
    const open = new Map(this.#open().map(document => [document.uri, document]));
    for (const uri of this.#waiting) {
      this.#waiting.delete(uri);
      const document = open.get(uri);
      if (document !== undefined && !this.#isBroken(document))
        return new DocumentCheck(document, contextOf(this.#workspace, document));
    }
    return undefined;
  }

  /** Of a project file that dbt cannot read that is told, and nothing else. */
  #isBroken({ uri }: TextDocument): boolean {
    const path = pathOfUri(uri);
    return (
      path !== undefined && fileName(path) === PROJECT_FILE && this.#workspace.problemOf(folderOf(path)) !== undefined
    );
  }

  #step(check: DocumentCheck): void {
    runSafely(this.#connection, undefined, () => check.step());
    if (!check.isOver) return;
    this.#checking = undefined;
    const { document, problems } = check;
    const { uri, version } = document;
    const links = this.#links();
    void this.#connection.sendDiagnostics({
      uri,
      version,
      diagnostics: problems.map(one => diagnostic(document, one, links)),
    });
  }

  #publishProjects(): void {
    const roots = this.#workspace.projects().map(({ root }) => root);
    for (const root of roots) {
      const problem = this.#workspace.problemOf(root);
      if (problem === undefined && !this.#broken.delete(root)) continue;
      if (problem !== undefined) this.#broken.add(root);
      this.#publishProject(root, problem);
    }
    for (const root of this.#broken) {
      if (roots.includes(root)) continue;
      // The project is gone, and with it what was wrong.
      this.#broken.delete(root);
      this.#publishProject(root, undefined);
    }
  }

  #publishProject(root: FilePath, problem: ProjectFileProblem | undefined): void {
    const links = this.#links();
    const file = joinPath(root, PROJECT_FILE);
    const uri = this.#open().find(one => pathOfUri(one.uri) === file)?.uri ?? uriOfPath(file);
    const document = TextDocument.create(uri, 'yaml', 0, this.#workspace.projectFileText(root));
    const problems = problem === undefined ? [] : [{ ...problem, severity: 'error', code: 'project.broken' } as const];
    void this.#connection.sendDiagnostics({
      uri,
      diagnostics: problems.map(one => diagnostic(document, one, links)),
    });
  }

  #links(): ProblemLinks {
    return { texts: new DocumentTexts(this.#workspace), page: this.#page };
  }
}
