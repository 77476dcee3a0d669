import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { GridModel, type GridPlace } from './gridModel';
import type { FetchWindow } from './windowCache';

/** Of a monospaced font of 13 pixels. */
const USUAL_ADVANCE = 7.8;

/** A model for one result; draws at most once a frame, and hands back its place when the result goes out of sight. */
export function useGridModel(
  fetch: FetchWindow,
  place: GridPlace | undefined,
  keepPlace: (place: GridPlace) => void,
): GridModel {
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const model = useMemo(() => {
    let isAsked = false;
    const changed = (): void => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        draw(undefined);
        keepPlace(model.place);
      });
    };
    const model: GridModel = new GridModel(fetch, changed, { advance: valueAdvance(), place });
    return model;
  }, []);
  useEffect(() => () => keepPlace(model.place), [model]);
  return model;
}

/** Width of a character in the editor's font, in which values are drawn. */
function valueAdvance(): number {
  const style = getComputedStyle(document.documentElement);
  const [size, family] = ['--vscode-editor-font-size', '--vscode-editor-font-family'].map(name =>
    style.getPropertyValue(name),
  );
  const context = document.createElement('canvas').getContext('2d');
  if (context === null || !size || !family) return USUAL_ADVANCE;
  context.font = `${size} ${family}`;
  return context.measureText('0'.repeat(100)).width / 100;
}
