import { createRequire } from 'node:module';
import { FONTS, fontFile } from './fonts.ts';

type PdfMake = typeof import('pdfmake');
let loaded: PdfMake | undefined;

/** Loaded with its fonts when the first document is printed. It may read nothing else from this machine or the network. */
export function pdfmake(): PdfMake {
  if (loaded) return loaded;
  const pdf: PdfMake = createRequire(import.meta.url)('pdfmake');
  pdf.setLocalAccessPolicy(path => path.startsWith(FONTS));
  pdf.setUrlAccessPolicy(() => false);
  pdf.setFonts({ Noto: { normal: fontFile('Regular'), bold: fontFile('Medium') } });
  loaded = pdf;
  return pdf;
}
