import type { MessageChannelToHost } from './hostPort';
import type { VsCodeApi } from './vscodeApi';

/** The page's channel to the extension host. VS Code delivers only the host's messages to this window. */
export function pageChannel(api: VsCodeApi): MessageChannelToHost {
  return {
    postMessage: message => api.postMessage(message),
    onMessage: listener => window.addEventListener('message', event => listener(event.data)),
  };
}
