import type { StructureLine } from './read-structure.ts';

/** Promulgation and amendment lines: a date, an issuing order, or a body that passed the text. */
const PROMULGATION = /公布|通过|修订|修正|发布|印发|施行|令第|^[(（].*[)）]$|\d{4}\s*年\s*\d{1,2}\s*月/u;
const LONGEST_SUBTITLE = 120;
const LONGEST_TITLE = 60;
/** What stands above a title on official paper: the issuer's banner, the document's number, its secrecy, which annex it is, its version. */
const ABOVE_TITLE =
  /^(?:附\s*(?:件|录)\s*[一二三四五六七八九十\d]*\s*[:：]?|.{2,24}文件|.{0,16}[〔[［(（]\s*\d{4}\s*[〕\]］)）]\s*\d{1,5}\s*号|(?:绝密|机密|秘密|内部(?:资料|文件|公开)|密级|编号|文号|版本|受控状态).{0,20}|[VＶ]\s?\d+(?:\.\d+)*)$/iu;
/** How far down a title that the format marks as one is looked for. */
const TITLE_WITHIN = 6;
const DAY =
  '(?:\\d{4}|[二〇○零一三四五六七八九]{4})\\s*年\\s*[\\d一二三四五六七八九十]{1,3}\\s*月\\s*[\\d一二三四五六七八九十]{1,3}\\s*日';
const SIGNATURE = new RegExp(`^[^，。；,;:：]{0,40}${DAY}[。.]?$`, 'u');
const ISSUER = /^[^，。；,;:：]{2,30}(?:公司|局|部|委员会|办公室|中心|厅|处|政府)$/u;

/** The title and the lines below it; what stands above the title on official paper becomes subtitles. */
export function takeTitle(lines: readonly StructureLine[]): {
  title: string;
  above: string[];
  rest: readonly StructureLine[];
} {
  const marked = lines.findIndex((line, at) => at < TITLE_WITHIN && line.kind === 'heading' && line.level === 1);
  const isText = (line: StructureLine): boolean => line.kind === 'text' || line.kind === 'annex';
  let at = lines.findIndex(line => !(isText(line) && ABOVE_TITLE.test(line.raw)));
  if (marked >= 0 && lines.slice(0, marked).every(isText)) at = marked;
  const line = lines[at];
  const isTitle =
    line?.kind === 'heading' ||
    (line?.kind === 'text' && line.raw.length <= LONGEST_TITLE && !/[。；;]$/u.test(line.raw));
  if (!line || !isTitle) return { title: '', above: [], rest: lines };
  const sent = sentTitle(lines, at);
  if (sent !== undefined) {
    // 附件： here only says what is sent.
    const notice = lines
      .slice(at + 1, sent)
      .map(each => (each.kind === 'annex' ? { kind: 'text' as const, text: each.raw, raw: each.raw } : each));
    const rest = [...notice, ...lines.slice(sent + 1)];
    return { title: lines[sent]!.raw, above: lines.slice(0, at + 1).map(each => each.raw), rest };
  }
  return {
    title: line.raw.replace(/^《(.+)》$/u, '$1'),
    above: lines.slice(0, at).map(each => each.raw),
    rest: lines.slice(at + 1),
  };
}

/** A notice that only sends a document (关于印发《投诉处理办法》的通知): where that document's own title stands below it. */
function sentTitle(lines: readonly StructureLine[], at: number): number | undefined {
  const name = /《(.+?)》.*通知$/u.exec(lines[at]!.raw)?.[1]?.replace(/\s/gu, '');
  const found = lines.findIndex((line, index) => index > at && line.raw.replace(/\s/gu, '') === name);
  return name === undefined || found < 0 ? undefined : found;
}

/** Lines before the first number: promulgation, and what else is said. */
export function sortFrontMatter(lines: readonly string[]): { subtitles: string[]; preamble: string } {
  const isSubtitle = (line: string): boolean => line.length <= LONGEST_SUBTITLE && PROMULGATION.test(line);
  return {
    subtitles: lines.filter(isSubtitle),
    preamble: lines.filter(line => !isSubtitle(line)).join('\n'),
  };
}

/** The issuer and day at the foot of a document, which belong to no clause. */
export function takeSignature(lines: readonly StructureLine[]): {
  signature: string[];
  rest: readonly StructureLine[];
} {
  const last = lines.at(-1);
  if (lines.length < 2 || last?.kind !== 'text' || !SIGNATURE.test(last.raw)) return { signature: [], rest: lines };
  const before = lines.at(-2);
  const from = lines.length > 2 && before?.kind === 'text' && ISSUER.test(before.raw) ? -2 : -1;
  return { signature: lines.slice(from).map(line => line.raw), rest: lines.slice(0, from) };
}
