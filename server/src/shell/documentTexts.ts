import type { Location } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place } from '../service/answers/place';
import type { FilePath } from '../service/text/filePath';
import type { Workspace } from '../service/workspace/workspace';
import type { DocumentVersions, EditedDocument } from './documentVersions';
import { rangeOf } from './ranges';
import { uriOfPath } from './paths';

/** Turns places in files into what the protocol calls locations. One is made for each answer: it keeps texts. */
export class DocumentTexts {
  readonly #workspace: Workspace;
  readonly #versions: DocumentVersions | undefined;
  readonly #documents = new Map<FilePath, TextDocument>();

  /** @param versions of the documents that edits are made for; may be left out where none are */
  constructor(workspace: Workspace, versions?: DocumentVersions) {
    this.#workspace = workspace;
    this.#versions = versions;
  }

  /** What an edit of a file names; without a version where the file is not open. */
  edited(file: FilePath): EditedDocument {
    return this.#versions?.of(file) ?? { uri: uriOfPath(file), version: null };
  }

  /** Whether the editor shows changes that are to be confirmed before it makes them. */
  get areEditsShown(): boolean {
    return this.#versions?.areShown === true;
  }

  location({ file, span }: Place): Location {
    return { uri: uriOfPath(file), range: rangeOf(this.document(file), span) };
  }

  uri(file: FilePath): string {
    return uriOfPath(file);
  }

  /** Zero-based line of a place. */
  line({ file, span }: Place): number {
    return span.start === 0 ? 0 : this.document(file).positionAt(span.start).line;
  }

  /** A file's text by lines; many places of one file are found in one reading. */
  document(file: FilePath): TextDocument {
    const known = this.#documents.get(file);
    if (known !== undefined) return known;
    const document = TextDocument.create(uriOfPath(file), '', 0, this.#workspace.textOf(file) ?? '');
    this.#documents.set(file, document);
    return document;
  }
}
