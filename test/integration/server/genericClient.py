"""An editor that nobody here wrote: drives a language server over standard input and output, and prints what it got.

Arguments: FOLDER MODEL COMMAND [ARGUMENT...]. Prints one JSON value. Every answer is read by the types of the protocol,
so that one which breaks the protocol ends this with an error.
"""

import asyncio
import json
import pathlib
import sys

from lsprotocol import types
from pygls.lsp.client import BaseLanguageClient

folder, model, command, *arguments = sys.argv[1:]
root = pathlib.Path(folder)
path = root / model
uri = path.as_uri()
document = types.TextDocumentIdentifier(uri=uri)


def place(text, wanted):
    """The place behind a piece of a text."""
    before = text[: text.index(wanted) + len(wanted)]
    return types.Position(line=before.count("\n"), character=len(before) - before.rfind("\n") - 1)


async def drive():
    client = BaseLanguageClient("generic", "1")
    problems = asyncio.get_running_loop().create_future()
    registered = []

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(params):
        if params.uri == uri and not problems.done():
            problems.set_result(params.diagnostics)

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def _(params):
        registered.extend(one.method for one in params.registrations)

    await client.start_io(command, *arguments)
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    started = await client.initialize_async(
        types.InitializeParams(
            process_id=None,
            root_uri=root.as_uri(),
            capabilities=types.ClientCapabilities(
                workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watching)
            ),
        )
    )
    client.initialized(types.InitializedParams())
    text = path.read_text(encoding="utf-8")
    broken = text.replace("ref('stg_orders')", "ref('stg_orderz')")
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri=uri, language_id="sql", version=1, text=broken))
    )
    diagnostics = await problems
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version=2, uri=uri),
            [types.TextDocumentContentChangeWholeDocument(text=text)],
        )
    )
    at = place(text, "ref('stg_ord")
    asked = {"text_document": document, "position": at}
    everything = types.Range(types.Position(0, 0), place(text, text))
    completions = await client.text_document_completion_async(types.CompletionParams(**asked))
    hover = await client.text_document_hover_async(types.HoverParams(**asked))
    definition = await client.text_document_definition_async(types.DefinitionParams(**asked))
    references = await client.text_document_references_async(
        types.ReferenceParams(**asked, context=types.ReferenceContext(include_declaration=True))
    )
    rename = await client.text_document_rename_async(types.RenameParams(**asked, new_name="stg_sales"))
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="stg_customers"))
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    selections = await client.text_document_selection_range_async(types.SelectionRangeParams(document, [at]))
    highlights = await client.text_document_document_highlight_async(types.DocumentHighlightParams(**asked))
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(document, everything))
    links = await client.text_document_document_link_async(types.DocumentLinkParams(document))
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(document, types.FormattingOptions(tab_size=4, insert_spaces=True))
    )
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return {
        "server": started.server_info.name,
        "watches": registered,
        "problems": [one.code for one in diagnostics],
        "completions": [one.label for one in completions.items],
        "hover": hover.contents.value,
        "definition": [pathlib.PurePosixPath(one.uri).name for one in definition],
        "references": sorted({pathlib.PurePosixPath(one.uri).name for one in references}),
        "renamed": sorted({pathlib.PurePosixPath(one.text_document.uri).name for one in rename.document_changes if hasattr(one, "text_document")}),
        "symbols": [one.name for one in symbols],
        "found": [one.name for one in found],
        "counts": {
            "tokens": len(tokens.data),
            "folds": len(folds),
            "selections": len(selections),
            "highlights": len(highlights),
            "hints": len(hints),
            "links": len(links),
            "lenses": len(lenses),
            "edits": len(edits or []),
        },
    }


print(json.dumps(asyncio.run(asyncio.wait_for(drive(), 50))))
