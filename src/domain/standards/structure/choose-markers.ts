import { isStructural, mayStandInline } from './marker-context.ts';
import { type Candidate, type ChosenMarker, fits, type LineStart } from './marker-fits.ts';
import { depthOf, type OpenList } from './marker-sequence.ts';
import { type Marker, markersAt } from './markers.ts';

export type { ChosenMarker, LineStart } from './marker-fits.ts';

/**
 * Decides which numbers of a text begin points. At the beginning of a line nearly every number does. In the middle of a line only one that
 * continues an open list, or begins one whose second number follows before the list around it goes on: 1.5 小时, (2010) and 第一、二项
 * fit no list. Below an article nothing is looked for: its points are its text.
 */
export function chooseMarkers(text: string, lines: readonly LineStart[]): ChosenMarker[] {
  const candidates = findCandidates(text, lines);
  const chosen: ChosenMarker[] = [];
  let stack: OpenList[] = [];
  let inArticle = false;
  let taken = 0;

  const accept = (marker: Marker, at: number, lineStart: boolean): void => {
    const depth = depthOf(marker, stack);
    stack = stack.filter(open => open.depth < depth);
    stack.push({ ...marker, depth, end: at + marker.length });
    chosen.push({ ...marker, at, depth, lineStart });
    taken = at + marker.length;
    if (marker.style === 'article') inArticle = true;
    else if (isStructural(marker.style)) inArticle = false;
  };

  for (const [index, candidate] of candidates.entries()) {
    const { at, lineStart, readings } = candidate;
    if (lineStart?.resets) {
      stack = [];
      inArticle = false;
    }
    if (at < taken) continue;
    const usable = inArticle ? readings.filter(reading => isStructural(reading.style)) : readings;
    const marker = usable.find(reading => {
      if (lineStart ? !lineStart.structural && isStructural(reading.style) : !mayStandInline(text, at, reading)) {
        return false;
      }
      return fits({ text, candidates, stack, index, at, marker: reading, lineStart: lineStart !== undefined, chosen });
    });
    if (marker) accept(marker, at, lineStart !== undefined);
  }
  return chosen;
}

function findCandidates(text: string, lines: readonly LineStart[]): Candidate[] {
  const candidates: Candidate[] = [];
  const bareLines = new Set(lines.filter(line => isBareTitle(text, line.at)).map(line => line.at));
  for (const [index, line] of lines.entries()) {
    const end = lines[index + 1]?.at ?? text.length;
    const bare = bareLines.has(line.at);
    candidates.push({ at: line.at, lineStart: line, readings: markersAt(text, line.at, { bare }) });
    if (line.heading) continue;
    for (let at = line.at + 1; at < end; at++) {
      const readings = isInsideNumber(text, at) ? [] : markersAt(text, at);
      if (readings.length > 0) candidates.push({ at, lineStart: undefined, readings });
    }
  }
  return candidates;
}

/** Not the 2 of 12、 nor the 一 of 十一、. */
function isInsideNumber(text: string, at: number): boolean {
  return /^(?:\d\d|[零〇一二三四五六七八九十百]{2})$/u.test(text.slice(at - 1, at + 1));
}

/** 4 总则: short, without a sentence's end. */
function isBareTitle(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? text.length : end);
  return (
    /^\d{1,2}[ \u3000\t]+\p{Script=Han}[^。；;，,：:]{1,24}$/u.test(line) && !/^\d+\s+[个天日年月周元人次]/u.test(line)
  );
}
