import type { FilePath } from '../../text/filePath';
import type { MacroParameter } from '../macroParameter';
import type { GenericTest, ProjectMacro } from '../projectMacro';
import type { Dispatch } from '../projectNode';
import type { MacroProperties } from '../read/propertiesFacts';
import { Askers } from './askers';
import type { FileRecord } from './fileRecord';
import { reachedMacros, type MacroWorld } from './reachedMacros';

/** What decides where macros are looked for. */
export interface MacroSearch {
  /** The project's own package first. */
  readonly packageNames: readonly string[];
  readonly dispatch: ReadonlyMap<string, readonly string[]>;
  /** dbt's word for the kind of warehouse: `dremio`. */
  readonly adapter: string;
}

interface Described {
  readonly properties: MacroProperties;
  readonly file: FilePath;
}

const NODE_PARAMETERS: ReadonlySet<string> = new Set(['model', 'column_name']);
/** The tests that come with dbt, and what they take beside the column. */
const DBTS_TESTS: readonly (readonly [string, readonly string[]])[] = [
  ['unique', []],
  ['not_null', []],
  ['accepted_values', ['values', 'quote']],
  ['relationships', ['to', 'field']],
];

/** The macros of a project and its packages, looked up as dbt does. */
export class MacroTable {
  readonly #macros = new Map<string, ProjectMacro>();
  readonly #byFile = new Map<FilePath, readonly ProjectMacro[]>();
  readonly #materializations = new Map<FilePath, readonly string[]>();
  readonly #search: MacroSearch;
  readonly #described: ReadonlyMap<string, Described>;
  /** Who of the macros names what. */
  readonly askers = new Askers<ProjectMacro>();
  readonly #world: MacroWorld = {
    macro: (name, from) => this.find(name, from),
    dispatched: (dispatch, from) => this.dispatched(dispatch, from),
  };
  #anyConfigures: boolean | undefined;
  #tests: ReadonlyMap<string, GenericTest> | undefined;

  constructor(search: MacroSearch, records: readonly FileRecord[]) {
    this.#search = search;
    this.#described = describedMacros(records);
    for (const record of records) this.#add(record);
  }

  /** Takes the macros of a file in the place of those that it had; false when another file has one of the same name. */
  replace(record: FileRecord): boolean {
    const before = this.ofFile(record.file.path);
    if (!before.every(macro => this.#macros.get(keyOf(macro)) === macro)) return false;
    for (const macro of before) {
      this.#macros.delete(keyOf(macro));
      this.askers.remove(macro);
    }
    this.#byFile.delete(record.file.path);
    this.#materializations.delete(record.file.path);
    this.#tests = undefined;
    this.#anyConfigures = undefined;
    const after = macrosOf(record, this.#described);
    const isKnown = after.some(macro => this.#macros.has(keyOf(macro)));
    this.#add(record);
    // Nodes that such a macro configures are to be made anew.
    return !isKnown && ![...before, ...after].some(macro => macro.configures);
  }

  all(): Iterable<ProjectMacro> {
    return this.#macros.values();
  }

  ofFile(file: FilePath): readonly ProjectMacro[] {
    return this.#byFile.get(file) ?? [];
  }

  /** A macro of one package. */
  in(packageName: string, name: string): ProjectMacro | undefined {
    return this.#macros.get(`${packageName}.${name}`);
  }

  /** What a call runs in a node of a package: of that package, else of the project; others only as `package.name`. */
  find(name: string, fromPackage: string): ProjectMacro | undefined {
    const dot = name.indexOf('.');
    if (dot >= 0) return this.in(name.slice(0, dot), name.slice(dot + 1));
    return this.#first([fromPackage, this.#search.packageNames[0] ?? ''], name);
  }

  /** What `adapter.dispatch` finds: the package decides before the adapter does. */
  dispatched({ name, namespace }: Dispatch, fromPackage: string): ProjectMacro | undefined {
    const { packageNames, dispatch, adapter } = this.#search;
    const [root = ''] = packageNames;
    const prefixed = [`${adapter}__${name}`, `default__${name}`];
    const found =
      namespace === undefined
        ? prefixed.map(one => this.find(one, fromPackage))
        : (dispatch.get(namespace) ?? [root, namespace]).flatMap(one => prefixed.map(each => this.in(one, each)));
    return found.find(macro => macro !== undefined);
  }

  /** Whether a text of a package configures itself by the macros that it calls. */
  configures(
    { macroCalls, dispatches }: Pick<ProjectMacro, 'macroCalls' | 'dispatches'>,
    fromPackage: string,
  ): boolean {
    this.#anyConfigures ??= [...this.all()].some(macro => macro.configures);
    return (
      this.#anyConfigures &&
      reachedMacros([{ macroCalls, dispatches }], fromPackage, this.#world).some(macro => macro.configures)
    );
  }

  /** The generic tests by the name that YAML of the project writes. */
  get tests(): ReadonlyMap<string, GenericTest> {
    this.#tests ??= this.#readTests();
    return this.#tests;
  }

  /** Whether some file defines a materialization, for whatever warehouse. */
  materializes(name: string): boolean {
    for (const names of this.#materializations.values()) if (names.includes(name)) return true;
    return [...this.#macros.values()].some(macro => macro.name.startsWith(`materialization_${name}_`));
  }

  /** The generic test that YAML of a package means. */
  test(name: string, fromPackage: string): GenericTest | undefined {
    const dot = name.lastIndexOf('.');
    const called = dot < 0 ? `test_${name}` : `${name.slice(0, dot)}.test_${name.slice(dot + 1)}`;
    // Unlike other macros, tests are found in any package.
    const macro =
      this.find(called, fromPackage) ?? (dot < 0 ? this.#first(this.#search.packageNames, called) : undefined);
    return macro === undefined ? this.tests.get(name.replace(/^dbt\./, '')) : genericTest(macro, name);
  }

  #add(record: FileRecord): void {
    const own = record.file.role === 'macro' ? record.template.blocks.filter(isMaterialization) : [];
    if (own.length > 0)
      this.#materializations.set(
        record.file.path,
        own.map(({ name }) => name),
      );
    const macros = macrosOf(record, this.#described);
    if (macros.length === 0) return;
    this.#byFile.set(record.file.path, macros);
    for (const macro of macros) {
      this.#macros.set(keyOf(macro), macro);
      this.askers.add(macro);
    }
  }

  #first(packages: readonly string[], name: string): ProjectMacro | undefined {
    for (const packageName of packages) {
      const macro = this.in(packageName, name);
      if (macro !== undefined) return macro;
    }
    return undefined;
  }

  #readTests(): ReadonlyMap<string, GenericTest> {
    const [root] = this.#search.packageNames;
    const tests = new Map<string, GenericTest>(
      DBTS_TESTS.map(([name, parameters]) => [name, dbtsTest(name, parameters)]),
    );
    for (const macro of this.all()) {
      if (!macro.name.startsWith('test_')) continue;
      const plain = macro.name.slice('test_'.length);
      const name = macro.packageName === root ? plain : `${macro.packageName}.${plain}`;
      tests.set(name, genericTest(macro, name));
    }
    return tests;
  }
}

function isMaterialization({ keyword }: { readonly keyword: string }): boolean {
  return keyword === 'materialization';
}

function keyOf({ packageName, name }: ProjectMacro): string {
  return `${packageName}.${name}`;
}

function dbtsTest(name: string, parameters: readonly string[]): GenericTest {
  return {
    name,
    packageName: 'dbt',
    arguments: parameters.map(one => ({ name: one, otherwise: one === 'quote' ? 'true' : undefined })),
    takesColumn: true,
    description: undefined,
    macro: undefined,
  };
}

function genericTest(macro: ProjectMacro, name: string): GenericTest {
  const { packageName, parameters, description } = macro;
  return {
    name,
    packageName,
    arguments: parameters.filter(one => !NODE_PARAMETERS.has(one.name)),
    takesColumn: parameters.some(one => one.name === 'column_name'),
    description,
    macro,
  };
}

function describedMacros(records: readonly FileRecord[]): ReadonlyMap<string, Described> {
  const described = new Map<string, Described>();
  for (const { file, properties } of records)
    for (const one of properties.macros)
      described.set(`${file.pack.file.name}.${one.name}`, { properties: one, file: file.path });
  return described;
}

/** The macros of a file; a definition of a test is called by its name with `test_` before it. */
function macrosOf({ file, template }: FileRecord, described: ReadonlyMap<string, Described>): readonly ProjectMacro[] {
  // A macro in a model is none that dbt could call.
  if (file.role !== 'macro') return [];
  const packageName = file.pack.file.name;
  return template.blocks.flatMap(block => {
    const { keyword, dependencies, macroCalls, dispatches, isOpen, hasOpenCalls, nameSpan, body } = block;
    const isTest = keyword === 'test' || keyword === 'data_test';
    if (keyword !== 'macro' && !isTest) return [];
    const name = isTest ? `test_${block.name}` : block.name;
    const said = described.get(`${packageName}.${name}`) ?? described.get(`${packageName}.${block.name}`);
    return [
      {
        name,
        packageName,
        file: file.path,
        span: nameSpan,
        body,
        isTest,
        configures: block.hasOpenConfig || Object.keys(block.config).length > 0,
        parameters: parametersOf(block.parameters, said?.properties),
        description: said?.properties.description,
        properties: said && { file: said.file, span: said.properties.span },
        ...{ dependencies, macroCalls, dispatches, isOpen, hasOpenCalls },
      },
    ];
  });
}

function parametersOf(
  parameters: readonly MacroParameter[],
  properties: MacroProperties | undefined,
): readonly MacroParameter[] {
  if (properties === undefined) return parameters;
  return parameters.map(one => {
    const said = properties.arguments.find(({ name }) => name === one.name);
    const { type, description } = said ?? {};
    return { ...one, ...(type === undefined ? {} : { type }), ...(description === undefined ? {} : { description }) };
  });
}
