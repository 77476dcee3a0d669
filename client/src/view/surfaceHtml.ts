/** What a surface's page is made of. Addresses are those that the webview itself may load. */
export interface SurfacePage {
  readonly title: string;
  /** Language of the texts, for screen readers and number formats. */
  readonly language: string;
  readonly script: string;
  readonly style: string;
  /** The webview's own origin, as a source of the content security policy. */
  readonly origin: string;
  /** Fresh for every page. */
  readonly nonce: string;
  /** Translated texts by their English original; absent when the editor speaks English. */
  readonly texts: Readonly<Record<string, unknown>> | undefined;
}

/** The page of a surface: nothing may run or load but its own script and style. */
export function surfaceHtml(page: SurfacePage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.origin}`,
    `img-src ${page.origin}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(page.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(page.title)}</title>
    <link rel="stylesheet" href="${escaped(page.style)}">
    <script type="application/json" id="texts">${json(page.texts ?? null)}</script>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" nonce="${page.nonce}" src="${escaped(page.script)}"></script>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** A `<` in a text must not end the element that holds it. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
