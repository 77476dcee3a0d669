import { parseJinja, type JinjaDocument } from '@lakehouse/jinja';
import type { FilePath } from '../../text/filePath';
import { mapOf, type ConfigValue } from '../config';
import { askedAtParse, testArguments } from '../evaluate/askedAtParse';
import { nodeObject } from '../evaluate/nodeObject';
import type { ParsePlace } from '../evaluate/parseContext';
import type { NamesTarget } from '../namesTarget';
import type { Dependency, ProjectNode, TestCall } from '../projectNode';
import { readTemplate } from '../read/readTemplate';
import type { BodyFacts } from '../read/templateFacts';
import type { FileRecord } from './fileRecord';
import type { MacroTable } from './macroTable';
import type { ProjectPackage } from './projectPackage';

/** What dbt knows while it parses a project: variables, the target, macros; and what texts ask for with that. */
export class ParseWorld {
  readonly #packages: readonly ProjectPackage[];
  readonly #target: NamesTarget | undefined;
  readonly #records: ReadonlyMap<FilePath, FileRecord>;
  readonly #environment: (name: string) => string | undefined;
  readonly #documents = new WeakMap<FileRecord, JinjaDocument>();
  readonly #hooks = new Map<string, BodyFacts>();
  readonly #openNames = new WeakMap<ProjectNode, readonly string[]>();
  #openByName: ReadonlyMap<string, readonly ProjectNode[]> | undefined;
  readonly #asked = new WeakMap<ProjectNode, readonly Dependency[]>();

  constructor(
    packages: readonly ProjectPackage[],
    target: NamesTarget | undefined,
    records: ReadonlyMap<FilePath, FileRecord>,
    environment: (name: string) => string | undefined,
  ) {
    this.#packages = packages;
    this.#target = target;
    this.#records = records;
    this.#environment = environment;
  }

  /** Variables as a node of a package sees them: the project decides, and what is for the package alone. */
  vars(packageName: string): Readonly<Record<string, ConfigValue>> {
    const own = this.#packages.find(({ file }) => file.name === packageName)?.file.vars ?? {};
    const vars = this.#packages[0]?.file.vars ?? {};
    return { ...own, ...mapOf(own[packageName]), ...vars, ...mapOf(vars[packageName]) };
  }

  place(packageName: string, macros: MacroTable): ParsePlace {
    return {
      packageName,
      projectName: this.#packages[0]?.file.name ?? '',
      vars: this.vars(packageName),
      target: this.#target,
      environment: this.#environment,
      macro: name => macros.find(name, packageName),
      dispatched: dispatch => macros.dispatched(dispatch, packageName),
      documentOf: ({ file }) => this.#document(this.#records.get(file)),
    };
  }

  /** What a node's text asks for, with all that is known; undefined for a node without a text of its own. */
  asked(node: ProjectNode, macros: MacroTable): readonly Dependency[] | undefined {
    const known = this.#asked.get(node);
    if (known !== undefined) return known;
    const asked =
      node.test === undefined ? this.#askedByText(node, macros) : this.#askedByTest(node, node.test, macros);
    if (asked !== undefined) this.#asked.set(node, asked);
    return asked;
  }

  #askedByText(node: ProjectNode, macros: MacroTable): readonly Dependency[] | undefined {
    const record = this.#records.get(node.file);
    const document = this.#document(record);
    if (record === undefined || document === undefined) return undefined;
    const block = record.template.blocks.find(({ nameSpan }) => nameSpan === node.span);
    const body = block?.body ?? { start: 0, end: document.text.length };
    const place = { ...this.place(node.packageName, macros), model: nodeObject(node) };
    return askedAtParse(document, body, place);
  }

  /** A generic test asks for its node, for what its arguments name, and for what its definition does with them. */
  #askedByTest(node: ProjectNode, call: TestCall, macros: MacroTable): readonly Dependency[] | undefined {
    const macro = macros.test(call.test, node.packageName)?.macro;
    const document = macro && this.#document(this.#records.get(macro.file));
    if (macro === undefined || document === undefined) return undefined;
    const given = testArguments(call, macro.parameters);
    const place = this.place(node.packageName, macros);
    return [...node.dependencies, ...askedAtParse(document, macro.body, place, given)];
  }

  /** The nodes among those that work their names out which ask for one. @param namesOf worked out once for each node */
  openNaming(key: string, open: () => Iterable<ProjectNode>, namesOf: (node: ProjectNode) => readonly string[]) {
    this.#openByName ??= this.#readOpen(open(), namesOf);
    return this.#openByName.get(key) ?? [];
  }

  /** Nodes came or went. */
  nodesChanged(): void {
    this.#openByName = undefined;
  }

  #readOpen(open: Iterable<ProjectNode>, namesOf: (node: ProjectNode) => readonly string[]) {
    const byName = new Map<string, ProjectNode[]>();
    for (const node of open) {
      const names = this.#openNames.get(node) ?? namesOf(node);
      this.#openNames.set(node, names);
      for (const name of new Set(names)) {
        const same = byName.get(name);
        if (same === undefined) byName.set(name, [node]);
        else same.push(node);
      }
    }
    return byName;
  }

  /** What a hook asks for, which stands for any number of nodes. */
  hook(text: string): BodyFacts {
    const known = this.#hooks.get(text);
    if (known !== undefined) return known;
    const facts = readTemplate(parseJinja(text));
    this.#hooks.set(text, facts);
    return facts;
  }

  #document(record: FileRecord | undefined): JinjaDocument | undefined {
    if (record?.source === undefined || !record.file.path.endsWith('.sql')) return undefined;
    const known = this.#documents.get(record);
    if (known !== undefined) return known;
    const document = parseJinja(record.source.text);
    this.#documents.set(record, document);
    return document;
  }
}
