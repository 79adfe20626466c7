import { type EChartsCoreOption, init, setPlatformAPI } from 'echarts';
import sharp from 'sharp';
import { outlines, widthOf } from './glyphs.ts';

export interface Picture {
  readonly svg: string;
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

const TEXT = /<text ([^>]*)>([^<]*)<\/text>/g;
/** Rules for a mouse: of no use on paper, and of none to a renderer of PDF. */
const STYLE = /<style\s*>[\s\S]*?<\/style>/g;
/** Pixels of the picture per unit of the drawing: sharp in print. */
const DENSITY = 2.5;

setPlatformAPI({ measureText: (text, font) => ({ width: widthOf(text, sizeIn(font ?? '')) }) });

/** Draws a chart as vectors and as a picture, its texts as outlines of the packaged font. */
export async function draw(option: EChartsCoreOption, size: { width: number; height: number }): Promise<Picture> {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({ animation: false, ...option });
    const svg = chart.renderToSVGString().replace(STYLE, '').replace(TEXT, outlined);
    const png = await sharp(Buffer.from(svg), { density: 72 * DENSITY })
      .flatten({ background: '#fff' })
      .png()
      .toBuffer();
    return { svg, png, ...size };
  } finally {
    chart.dispose();
  }
}

function outlined(_whole: string, attributes: string, escaped: string): string {
  const of = (name: string): string => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  const anchor = of('text-anchor');
  return outlines(unescaped(escaped), {
    x: Number(of('x') || 0),
    y: Number(of('y') || 0),
    size: sizeIn(of('style')),
    anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
    fill: of('fill') || '#333',
    transform: of('transform'),
  });
}

function sizeIn(style: string): number {
  return Number(/(\d+(?:\.\d+)?)px/.exec(style)?.[1] ?? 12);
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
