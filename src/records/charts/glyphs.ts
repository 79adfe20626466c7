import { type Font, openSync } from 'fontkit';
import { fontFile } from '../fonts.ts';

let font: Font | undefined;
const loaded = (): Font => {
  font ??= openSync(fontFile('Regular')) as Font;
  return font;
};

/** The width of a line of text in the packaged font. */
export function widthOf(text: string, size: number): number {
  return (loaded().layout(text).advanceWidth * size) / loaded().unitsPerEm;
}

/**
 * The outlines of a text as an SVG group, its middle line at y, its start, middle or end at x: a picture with them looks the same on a
 * machine without any font.
 */
export function outlines(
  text: string,
  place: { x: number; y: number; size: number; anchor: 'start' | 'middle' | 'end'; fill: string; transform: string },
): string {
  const { x, y, size, anchor, fill, transform } = place;
  const scale = size / loaded().unitsPerEm;
  const run = loaded().layout(text);
  const left = x - widthOf(text, size) * { start: 0, middle: 0.5, end: 1 }[anchor];
  // Half the height of a capital below the middle.
  const baseline = y + size * 0.36;
  let pen = 0;
  const paths = run.glyphs.map((glyph, index) => {
    const at = pen;
    pen += run.positions[index]!.xAdvance;
    return `<path d="${glyph.path.toSVG()}" transform="translate(${at} 0)"/>`;
  });
  return `<g transform="${transform}" fill="${fill}"><g transform="translate(${left} ${baseline}) scale(${scale} ${-scale})">${paths.join('')}</g></g>`;
}
