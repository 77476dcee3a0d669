/** What VS Code gives to a page in a webview. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** VS Code hands this out once per page: take it in `main` and pass it on. */
export function takeVsCodeApi(): VsCodeApi {
  return acquireVsCodeApi();
}
