import { DEFAULT_FRAME_SIZE, DEFAULT_WINDOW, SETTING } from './frame';
import { ERROR_CODE, Http2Error } from './http2Error';

const MAX_WINDOW = 2 ** 31 - 1;

/** What the server asks of this side. */
export interface PeerSettings {
  readonly maxConcurrentStreams: number;
  readonly initialWindowSize: number;
  readonly maxFrameSize: number;
}

/** As long as the server has said nothing. */
export const DEFAULT_SETTINGS: PeerSettings = {
  maxConcurrentStreams: Infinity,
  initialWindowSize: DEFAULT_WINDOW,
  maxFrameSize: DEFAULT_FRAME_SIZE,
};

/** The settings after a SETTINGS frame; ones that mean nothing to a client are passed over. @throws Http2Error */
export function updatedSettings(before: PeerSettings, payload: Uint8Array): PeerSettings {
  if (payload.length % 6 !== 0) throw new Http2Error(ERROR_CODE.FRAME_SIZE_ERROR, 'settings that are cut off');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  let now = before;
  for (let at = 0; at < payload.length; at += 6) {
    const value = view.getUint32(at + 2);
    switch (view.getUint16(at)) {
      case SETTING.maxConcurrentStreams:
        now = { ...now, maxConcurrentStreams: value };
        break;
      case SETTING.initialWindowSize:
        if (value > MAX_WINDOW) throw new Http2Error(ERROR_CODE.FLOW_CONTROL_ERROR, `a window of ${value} bytes`);
        now = { ...now, initialWindowSize: value };
        break;
      case SETTING.maxFrameSize:
        if (value < DEFAULT_FRAME_SIZE) throw new Http2Error(ERROR_CODE.PROTOCOL_ERROR, `frames of ${value} bytes`);
        now = { ...now, maxFrameSize: value };
    }
  }
  return now;
}
