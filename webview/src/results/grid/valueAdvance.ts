/** Of a monospaced font of 13 pixels. */
const USUAL_ADVANCE = 7.8;

/** Width of a character in the editor's font, in which values are drawn. */
export function valueAdvance(): number {
  const style = getComputedStyle(document.documentElement);
  const [size, family] = ['--vscode-editor-font-size', '--vscode-editor-font-family'].map(name =>
    style.getPropertyValue(name),
  );
  const context = document.createElement('canvas').getContext('2d');
  if (context === null || !size || !family) return USUAL_ADVANCE;
  context.font = `${size} ${family}`;
  return context.measureText('0'.repeat(100)).width / 100;
}
