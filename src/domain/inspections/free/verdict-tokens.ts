import { FIGURE } from '../../language/chinese-number.ts';

/** Stands for the name of an item inside a piece of a sentence: what is said around it is read as if it were not there. */
export const NAME = '\u0001';

/**
 * - `taken`, `given`, `bare`: points; `bare` is a figure that does not say which way it counts.
 * - `full`: no points lost; `praise`: it was good, said in passing. `failed`: not up to it, without a figure.
 * - `count`: how many; only an item that is scored per occurrence takes it for a verdict.
 */
export type VerdictKind =
  | 'taken'
  | 'given'
  | 'bare'
  | 'fraction'
  | 'lost'
  | 'full'
  | 'praise'
  | 'failed'
  | 'none'
  | 'notApplicable'
  | 'unsure'
  | 'count';

export interface VerdictToken {
  readonly kind: VerdictKind;
  readonly start: number;
  readonly end: number;
  /** As it stands in the sentence. */
  readonly said: string;
  /** In the words `parseItemAnswer` reads. */
  readonly text: string;
}

const POINTS = `(?:${FIGURE})(?:分(?!钟|之|公司|局)半?)`;
const SPAN = `(?:(?:到|至|-|~|或者?)${FIGURE}分?)?`;
const GUESS = '(?:大概|大约|可能|好像|也许|估计|差不多)?';
const ABOUT = '(?:左右|上下)?';
const COUNTED = '人次|户次|个人|个|处|次|人|名|位|台|张|盏|块|把|份|条|件|户|例|起|笔|本|副|项|种|样|宗|回';

/** 没有一个超时 counts none. */
const NOT_ONE = '没有?|未有?|无|没有?过|[没未]有?发现|没有?(?:看|见)到|没看见|未见|不存在';

const PATTERNS: readonly [VerdictKind, string][] = [
  ['unsure', '不确定|不太确定|不清楚|记不清|记不得|忘了|没看清|说不好|不好说|待定|再看看|再确认'],
  [
    'notApplicable',
    '不适用|不涉及|未涉及|没涉及|无此项业务|无此项|没有这项业务|没有这项|没这项|没有该项|不参评|不计分|不评|没有?遇到|没碰到|未遇到',
  ],
  ['lost', '扣光了?|扣完了?|全扣了?|全部扣掉|扣满|不得分|没得分|零分|一分(?:都|也)?(?:没有|没得|不给|没给)'],
  ['none', '未发现(?=$|[,\uFF0C的])|没有?发现(?=$)|没有?发生(?=$)'],
  [
    'full',
    '(?:是|给|得|打)?(?:满分|全分|一分(?:都|也)?没扣|没有?扣分|未扣分|不扣分|不用扣分|不扣(?![\\d一二两三四五六七八九十半])|没扣(?![\\d一二两三四五六七八九十半了])' +
      '|没有?什么问题|没啥问题|没有?问题|无问题|没毛病|一切正常|(?<!不|没|未|没有|非)(?:合格|达标|正常|符合要求|符合规范|符合标准|通过|合规)|(?<![不没未])符合(?![\\u4e00-\\u9fff])|ok)',
  ],
  [
    'failed',
    '不合格|不达标|没有?达标|未达标|没过关|没过(?!期)|不通过|没有?通过|未通过|不符合(?:要求|规范|标准|规定)?|不行|不过关|没做到|未做到|没有做到|不合规|不合要求',
  ],
  ['fraction', '\\d+(?:\\.\\d+)?/\\d+(?:\\.\\d+)?'],
  [
    'taken',
    `扣了?(?:${FIGURE})(?:${COUNTED})，?(?:一共|总共|合计|共)?扣?${POINTS}|${GUESS}(?:扣除|扣掉|扣|减掉|减去|减|丢掉|丢|少)了?(?:他们?|它|掉|个|了)?${NAME}?(?:(?:${FIGURE})(?![.\\d]|${COUNTED}|分钟)${SPAN}(?:分半?)?|${POINTS})${ABOUT}`,
  ],
  [
    'given',
    `${GUESS}(?:得分是?|实得|得到|得了|得|打了|打|给了|给|评了|评|拿了|拿|算|记)了?(?:他们?|它|个)?${NAME}?(?:${POINTS}|${FIGURE}${SPAN}分|${FIGURE}(?=$))${ABOUT}`,
  ],
  ['bare', `${GUESS}(?:${FIGURE}(?:到|至|-|~)${FIGURE}分(?!钟)|${POINTS})${ABOUT}`],
  ['praise', '(?<![不没])(?:挺好|很好|蛮好|还好|还行|不错|可以的?(?=$)|良好|很规范|很到位)(?:的|了)?'],
  [
    'count',
    `(?<![第每\\d]|(?:${NOT_ONE}))(?:${FIGURE})(?:${COUNTED})(?!月|小时|钟|工作日)(?!(?<=[一1](?:${COUNTED}))[^，。；]{0,10}(?:都|也)(?:没|未|无))|(?<=(?<!没|未)有)个(?=员工|营业员|柜员|同事|客服|窗口|台席)`,
  ],
];

const TOKEN = new RegExp(PATTERNS.map(([kind, source]) => `(?<${kind}>${source})`).join('|'), 'giu');

/** A scale told before the points: 满分6分得5分. */
const SCALE = new RegExp(`满分(?:是|为)?${FIGURE}分?(?=[,\uFF0C]?(?:得|扣|给|打|评|实得))`, 'g');

const FIGURE_ONLY = new RegExp(FIGURE);

const COUNT_BEFORE = new RegExp(`^扣了?(?:${FIGURE})(?:${COUNTED})，?(?:一共|总共|合计|共)?扣?(?=${POINTS})`);

function standard(kind: VerdictKind, raw: string): string {
  const said = raw.replace(COUNT_BEFORE, '');
  const figure = FIGURE_ONLY.exec(said)?.[0] ?? '';
  const rest = said.slice(said.indexOf(figure) + figure.length).replace(/^分/, '');
  const plain = `${figure}${rest.startsWith('半') ? '分半' : '分'}`;
  const loose = new RegExp(`${FIGURE}分?(?:到|至|-|~|或者?)|大概|大约|可能|好像|也许|估计|差不多|左右|上下`).test(said);
  switch (kind) {
    case 'taken':
      return loose ? said.replaceAll(NAME, '') : `扣${plain}`;
    case 'given':
      return loose ? said.replaceAll(NAME, '') : `得${plain}`;
    case 'bare':
      return loose ? said : plain;
    case 'count':
      // 有个员工 is one.
      return `${figure === '' ? '一' : figure}处`;
    case 'full':
    case 'praise':
      return '满分';
    case 'failed':
      return '不合格';
    case 'lost':
      return '不得分';
    case 'notApplicable':
      return '不适用';
    case 'none':
      return '未发现';
    default:
      return said;
  }
}

/** Whatever in a piece of a sentence may be a verdict, in order. */
export function verdictTokens(piece: string): VerdictToken[] {
  const text = piece.replace(SCALE, scale => ' '.repeat(scale.length));
  return [...text.matchAll(TOKEN)].map(match => {
    const [kind, said = ''] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? ['count'];
    return {
      kind: kind as VerdictKind,
      start: match.index,
      end: match.index + match[0].length,
      said,
      text: standard(kind as VerdictKind, said),
    };
  });
}

/** Points or a word that settles an item; a count or praise may be no more than a remark. */
export const isPlain = ({ kind }: VerdictToken): boolean => kind !== 'count' && kind !== 'praise' && kind !== 'unsure';

/** A piece without its verdicts, as a remark. */
export function withoutVerdicts(piece: string): string {
  return verdictTokens(piece)
    .filter(isPlain)
    .reduceRight((text, { start, end }) => `${text.slice(0, start)}${text.slice(end)}`, piece);
}
