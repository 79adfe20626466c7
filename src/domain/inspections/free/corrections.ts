import { FIGURE } from '../../language/chinese-number.ts';
import { withoutDenied } from '../../language/denied.ts';

const MARK =
  /(?:，|哦|噢|啊|诶|呃|嗯|哎)*(?:刚才|刚刚|前面|上面|这里)?(?:其实|不对|哦不|噢不|啊不|不不不?|我?(?:说|讲|打|记|写|看|报)错了?|错了|更正(?:一下)?|纠正(?:一下)?|改成|改为|改一?下)(?:了|啊|哈|的|，)*(?:应该)?(?:是|为)?/;

/** 「不是扣2分，是扣1分」 as the correction it is. */
const NOT_BUT = new RegExp(
  `不是(?:[^，。；]{1,8}分半?|[^，。；]{0,4}(?:${FIGURE})(?:人次|[次处起例个项人名]))[，、]?(?:而|应该)?是`,
  'g',
);

/** Words that only say that something was told wrong, and so are no remark. */
export const withoutCorrectionWords = (remark: string): string => remark.replace(/其实|实际上|说实话/g, '');

export const plainCorrections = (text: string): string =>
  withoutDenied(text.replace(NOT_BUT, '不对是')).replace(/(^|，)(?:哦|噢|啊)?不是?(?=，(?:是|应该是))/g, '$1不对');

/** A clause at its first word of correction; undefined when it has none. */
export function splitCorrection(clause: string): { before: string; after: string } | undefined {
  const match = MARK.exec(clause);
  return match
    ? { before: clause.slice(0, match.index), after: clause.slice(match.index + match[0].length) }
    : undefined;
}
