import type { ClientCapabilities } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FilePath } from '../service/text/filePath';
import { pathOfUri } from './paths';

/** The document that an edit was worked out for: the editor refuses it once the document has another version. */
export interface EditedDocument {
  readonly uri: string;
  readonly version: number | null;
}

/** The versions of open documents, for editors that check them, and what else editors do with edits. */
export class DocumentVersions {
  readonly #open: () => readonly Pick<TextDocument, 'uri' | 'version'>[];
  #areChecked = false;
  #areShown = false;

  constructor(open: () => readonly Pick<TextDocument, 'uri' | 'version'>[]) {
    this.#open = open;
  }

  /** Notes what the editor can do with edits. */
  learn({ workspace }: ClientCapabilities): void {
    this.#areChecked = workspace?.workspaceEdit?.documentChanges === true;
    this.#areShown = workspace?.workspaceEdit?.changeAnnotationSupport !== undefined;
  }

  /** Whether the editor shows changes that are to be confirmed before it makes them. */
  get areShown(): boolean {
    return this.#areShown;
  }

  /** The open document of a file, under the editor's own name for it; undefined for one that is not open. */
  of(file: FilePath): EditedDocument | undefined {
    const open = this.#open().find(({ uri }) => pathOfUri(uri) === file);
    return open && { uri: open.uri, version: this.#areChecked ? open.version : null };
  }
}
