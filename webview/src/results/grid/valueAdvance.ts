/** Of a monospaced font of 13 pixels. */
const USUAL_ADVANCE = 7.8;
const MEASURED = 100;

/** Width of a digit in the editor's font, in which values are drawn. */
export function valueAdvance(): number {
  return advanceOf('0');
}

/** Width of the widest letter in the editor's font; that of a digit when the font is monospaced. */
export function widestAdvance(): number {
  return advanceOf('W');
}

function advanceOf(character: string): number {
  const style = getComputedStyle(document.documentElement);
  const [size, family] = ['--vscode-editor-font-size', '--vscode-editor-font-family'].map(name =>
    style.getPropertyValue(name),
  );
  const context = document.createElement('canvas').getContext('2d');
  if (context === null || !size || !family) return USUAL_ADVANCE;
  context.font = `${size} ${family}`;
  return context.measureText(character.repeat(MEASURED)).width / MEASURED;
}
