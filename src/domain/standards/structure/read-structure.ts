import type { SourceBlock, SourceTable } from '../document.ts';
import { type ChosenMarker, chooseMarkers, type LineStart } from './choose-markers.ts';
import { type DocumentLine, readLine } from './document-lines.ts';
import { isStructural } from './marker-context.ts';
import { type MarkerStyle, markersAt } from './markers.ts';

/** A numbered point: 一、 (一) 1. 1.1 (1) a. ①, or a group's bare name (see `groups.ts`). */
export interface PointLine {
  readonly kind: 'point';
  readonly style: MarkerStyle | 'group';
  /** A smaller number is further out; see `DEPTHS`. */
  readonly depth: number;
  readonly number: string;
  readonly value: number;
  readonly text: string;
  /** A heading by its format. */
  readonly heading: boolean;
}

/** A piece of the text that is one thing. `raw` is all of it, its number included. */
export type StructureLine = (
  | Exclude<DocumentLine, { kind: 'blank' }>
  | PointLine
  | { readonly kind: 'table'; readonly table: SourceTable }
  | { readonly kind: 'sheet'; readonly name: string }
) & {
  readonly raw: string;
};

export interface Structure {
  readonly lines: readonly StructureLine[];
  /** Numbers that were torn apart by full stops or line ends and are written whole now. */
  readonly mended: readonly string[];
  /** How many points did not begin a line of the document. */
  readonly runOn: number;
}

/** Stands in for a block that is no text. */
const OBJECT = '\uFFFC';

/**
 * Recognises each line of a document and parts the lines that hold several numbered points. Blank lines are dropped; no other character
 * is lost, and none moves.
 */
export function readStructure(blocks: readonly SourceBlock[]): Structure {
  const items = blocks.filter(block => block.kind !== 'line' || block.text.trim() !== '');
  const texts = items.map(block => (block.kind === 'line' ? block.text.trim().replace(/\s*\n\s*/gu, ' ') : OBJECT));
  const text = texts.join('\n');
  const starts: LineStart[] = [];
  let at = 0;
  for (const [index, own] of texts.entries()) {
    const block = items[index]!;
    const line = readLine({ text: own, ...(block.kind === 'line' && { heading: block.heading }) });
    const heading = block.kind === 'line' && (block.heading ?? 0) > 0;
    const numbered = markersAt(own, 0).length > 0;
    starts.push({
      at,
      heading,
      resets: line.kind === 'annex' || block.kind === 'sheet' || (heading && !numbered),
      structural: line.kind === 'article' || line.kind === 'division' || isRunOnDivision(own),
    });
    at += own.length + 1;
  }
  return cut({ items, text, starts, chosen: chooseMarkers(text, starts) });
}

/** 第一部分总则第一条为… is a division whose line goes on. */
function isRunOnDivision(line: string): boolean {
  const [marker] = markersAt(line, 0);
  if (!marker || !isStructural(marker.style) || marker.style === 'article') return false;
  return !/^(?:的|规定|所|中|[，。；、,;])/u.test(line.slice(marker.length));
}

interface Cut {
  readonly items: readonly SourceBlock[];
  readonly text: string;
  readonly starts: readonly LineStart[];
  readonly chosen: readonly ChosenMarker[];
}

/** Parts the text at its line ends and at the chosen markers; a marker that spans a line end swallows it. */
function cut({ items, text, starts, chosen }: Cut): Structure {
  const lines: StructureLine[] = [];
  const mended: string[] = [];
  let runOn = 0;
  let next = 0;
  for (const [index, start] of starts.entries()) {
    const lineEnd = (starts[index + 1]?.at ?? text.length + 1) - 1;
    const block = items[index]!;
    if (block.kind !== 'line') {
      lines.push(
        block.kind === 'table'
          ? { kind: 'table', table: block, raw: '' }
          : { kind: 'sheet', name: block.name, raw: block.name },
      );
      continue;
    }
    // Whatever a torn number before has swallowed of this line is not said again.
    const before = chosen[next - 1];
    const at = Math.max(start.at, before ? before.at + before.length : 0);
    const inLine: ChosenMarker[] = [];
    while (next < chosen.length && chosen[next]!.at < lineEnd) inLine.push(chosen[next++]!);
    const isSwallowed = before !== undefined && before.at < start.at && before.at + before.length > start.at;
    if (isSwallowed) {
      const end = inLine[0]?.at ?? lineEnd;
      goOn(lines, text.slice(at, end), text.slice(start.at, end));
    } else if ((inLine[0]?.at ?? lineEnd) > at) {
      lines.push(...plainPiece(text.slice(at, inLine[0]?.at ?? lineEnd), block.heading));
    }
    for (const [order, marker] of inLine.entries()) {
      const end = inLine[order + 1]?.at ?? lineEnd;
      if (marker.torn) mended.push(marker.number);
      if (!marker.lineStart) runOn += 1;
      lines.push(
        markedPiece(marker, text.slice(marker.at, end), text.slice(marker.at + marker.length, end), block.heading),
      );
    }
  }
  return { lines, mended, runOn };
}

/** The last point goes on in a line that its number reaches into. */
function goOn(lines: StructureLine[], text: string, raw: string): void {
  const last = lines.pop();
  if (last?.kind === 'point') lines.push({ ...last, text: (last.text + text).trim(), raw: last.raw + raw });
}

function plainPiece(raw: string, heading: number | undefined): StructureLine[] {
  const line = readLine({ text: raw, heading });
  return line.kind === 'blank' ? [] : [{ ...line, raw: raw.trim() }];
}

function markedPiece(marker: ChosenMarker, raw: string, rest: string, heading: number | undefined): StructureLine {
  const trimmed = raw.trim();
  if (isStructural(marker.style)) {
    const line = readLine({ text: trimmed, heading });
    return line.kind === 'blank' ? { kind: 'text', text: trimmed, raw: trimmed } : { ...line, raw: trimmed };
  }
  const { style, depth, number, value } = marker;
  return { kind: 'point', style, depth, number, value, text: rest.trim(), heading: (heading ?? 0) > 0, raw: trimmed };
}
