import type { SourceLine } from '../document.ts';

const CHINESE_DIGITS = '零〇一二两三四五六七八九十百千万';

const NUMERAL = `[${CHINESE_DIGITS}\\d]+`;
const DIVISION = new RegExp(`^第\\s*(${NUMERAL})\\s*(编|篇|部分|章|节)(?![，。；、])\\s*[:：]?\\s*(.*)$`, 'u');
const ARTICLE = new RegExp(`^第\\s*(${NUMERAL})\\s*条(之${NUMERAL})?([\\s:：]*)(.*)$`, 'u');
/** What follows 第…条 when the line only *mentions* an article, such as 第十条规定的… or 第三条、第四条…. */
const MENTION = /^(第|规定|所列|所称|中的?|的|、|和|及|或|至|到|，|。|以[上下])/u;
const ANNEX = /^附(?:件|录|表)?\s*[一二三四五六七八九十\d]*\s*(?:[:：].*|\s.*)?$/u;
const ANNEX_HEADING = /^附(?:件|录|表)/u;
const ARTICLE_TITLE = /^[[【〔(（]([^\]】〕)）]{1,30})[\]】〕)）]\s*(.*)$/u;
const ONLY_NUMERAL = new RegExp(`^${NUMERAL}$`, 'u');
/** Longer headings are prose that begins like one. */
const LONGEST_DIVISION = 40;

export type DivisionKind = 'part' | 'chapter' | 'section';

/** What a line says of the structure, judged by itself. Points are recognised in their sequence, see `read-structure.ts`. */
export type DocumentLine =
  | { kind: 'blank' }
  | { kind: 'division'; division: DivisionKind; number: string; label: string }
  | { kind: 'article'; number: string; title?: string; text: string }
  | { kind: 'annex'; label: string }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'text'; text: string };

const DIVISIONS: Readonly<Record<string, DivisionKind>> = {
  编: 'part',
  篇: 'part',
  部分: 'part',
  章: 'chapter',
  节: 'section',
};

/** Recognises one line of a standard, with or without a heading's level. */
export function readLine({ text: raw, heading: level = 0 }: Pick<SourceLine, 'text' | 'heading'>): DocumentLine {
  const text = raw.trim();
  if (text === '') return { kind: 'blank' };
  const heading = level > 0;
  return (
    readArticle(text, heading) ?? readDivision(text, heading) ?? readAnnex(text, heading) ?? plainLine(text, level)
  );
}

function plainLine(text: string, level: number): DocumentLine {
  return level > 0 ? { kind: 'heading', level, text } : { kind: 'text', text };
}

function readArticle(text: string, heading: boolean): DocumentLine | undefined {
  const match = ARTICLE.exec(text);
  if (!match) return undefined;
  const [, numeral = '', suffix = '', gap = '', rest = ''] = match;
  // Texts pasted from web pages have no gap after the number, so only a following reference word tells a mention apart.
  if (!heading && gap === '' && MENTION.test(rest)) return undefined;
  const number = `第${numeral}条${suffix}`;
  if (heading && rest.length <= 30 && !/[。；：]$/u.test(rest)) {
    return { kind: 'article', number, text: '', ...(rest === '' ? {} : { title: rest }) };
  }
  const titled = ARTICLE_TITLE.exec(rest);
  if (titled?.[1] && !ONLY_NUMERAL.test(titled[1])) {
    return { kind: 'article', number, title: titled[1], text: titled[2] ?? '' };
  }
  return { kind: 'article', number, text: rest };
}

function readDivision(text: string, heading: boolean): DocumentLine | undefined {
  const match = DIVISION.exec(text);
  if (!match) return undefined;
  const [, numeral = '', kind = '', rest = ''] = match;
  // A full sentence that starts with 第三章 is prose, not a heading.
  const prose = rest.length > LONGEST_DIVISION || /[。；，;,]$/u.test(rest) || /^(的|规定|所)/u.test(rest);
  if (!heading && prose) return undefined;
  const number = `第${numeral}${kind}`;
  const name = closeUp(rest);
  return {
    kind: 'division',
    division: DIVISIONS[kind] ?? 'chapter',
    number,
    label: name === '' ? number : `${number} ${name}`,
  };
}

function readAnnex(text: string, heading: boolean): DocumentLine | undefined {
  if (text.length > 60) return undefined;
  return ANNEX.test(text) || (heading && ANNEX_HEADING.test(text)) ? { kind: 'annex', label: text } : undefined;
}

/** Headings are sometimes spaced out for looks (总 则). */
function closeUp(text: string): string {
  return /^(\p{Script=Han}[\s　]+)+\p{Script=Han}$/u.test(text)
    ? text.replace(/[\s　]+/gu, '')
    : text.replace(/\s+/gu, ' ');
}
