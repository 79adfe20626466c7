import type { Document } from '@xmldom/xmldom';
import type JSZip from 'jszip';
import type { SourceDocument } from '../../domain/standards/document.ts';
import { Unreadable } from '../unreadable.ts';
import { htmlBlocks } from './html-blocks.ts';
import { CONTENTS_STYLE, DEEPEST_HEADING, headingStyle, TITLE_STYLE, writeLabels } from './write-labels.ts';

/** Title, then headings a level further down; contents are told apart to be left out. */
const STYLE_MAP = [
  `p.${TITLE_STYLE} => h1:fresh`,
  `p.${CONTENTS_STYLE} => p.contents:fresh`,
  ...Array.from({ length: DEEPEST_HEADING }, (_none, index) => `p.${headingStyle(index + 1)} => h${index + 2}:fresh`),
];

/**
 * Reads a Word document. mammoth knows the format; numbers that Word makes by itself, which it loses, are written into the text before.
 *
 * @throws Unreadable `damaged`, `empty`, `scanned`.
 */
export async function readDocx(archive: JSZip): Promise<SourceDocument> {
  const path = mainPart(archive);
  const body = await readXml(archive, path);
  if (!body) throw new Unreadable('damaged');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const [styles, numbering] = await Promise.all([
    readXml(archive, `${folder}styles.xml`),
    readXml(archive, `${folder}numbering.xml`),
  ]);
  writeLabels(body, { ...(styles && { styles }), ...(numbering && { numbering }) });
  const { XMLSerializer } = await import('@xmldom/xmldom');
  archive.file(path, new XMLSerializer().serializeToString(body));
  const { default: mammoth } = await import('mammoth');
  const html = await mammoth.convertToHtml(
    { buffer: await archive.generateAsync({ type: 'nodebuffer' }) },
    {
      styleMap: STYLE_MAP,
      includeEmbeddedStyleMap: false,
      // Pictures are counted, not read.
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  );
  const { blocks, contents, pictures } = htmlBlocks(await parseXml(`<html>${html.value}</html>`));
  if (blocks.length === 0) throw new Unreadable(pictures > 0 ? 'scanned' : 'empty');
  return { blocks, leftOut: contents.length > 0 ? [{ reason: 'contents', text: contents.join('\n'), count: 1 }] : [] };
}

/** Where a Word document's text is; a few writers name it otherwise. */
export function mainPart(archive: JSZip): string {
  return Object.keys(archive.files).find(name => /^word\/document\d*\.xml$/u.test(name)) ?? 'word/document.xml';
}

async function readXml(archive: JSZip, path: string): Promise<Document | undefined> {
  const text = await archive.file(path)?.async('string');
  return text === undefined ? undefined : parseXml(text);
}

async function parseXml(text: string): Promise<Document> {
  const { DOMParser } = await import('@xmldom/xmldom');
  return new DOMParser({ onError: () => {} }).parseFromString(text, 'text/xml');
}
