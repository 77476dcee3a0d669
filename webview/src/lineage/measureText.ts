import type { MeasureText } from './graphLayout';

/** Measures texts in the fonts that the stylesheet gives to names and subtitles. */
export function textMeasure(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  const { fontFamily } = getComputedStyle(document.body);
  return (text, part) => {
    if (context === null) return text.length * 7;
    context.font = `${part === 'name' ? '12.5px' : '10.5px'} ${fontFamily}`;
    return context.measureText(text).width;
  };
}
