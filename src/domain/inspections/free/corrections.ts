const MARK =
  /(?:，|哦|噢|啊|诶|呃|嗯|哎)*(?:刚才|刚刚|前面|上面|这里)?(?:不对|哦不|噢不|啊不|不不不?|我?(?:说|讲|打|记|写|看|报)错了?|错了|更正(?:一下)?|纠正(?:一下)?|改成|改为|改一下)(?:了|啊|哈|的|，)*(?:应该)?(?:是|为)?/;

/** 「不是扣2分，是扣1分」 as the correction it is. */
const NOT_BUT = /不是([^，。；]{1,8}分半?)[，、]?(?:而|应该)?是/g;

export const plainCorrections = (text: string): string =>
  text.replace(NOT_BUT, '不对，是').replace(/(^|，)(?:哦|噢|啊)?不是?(?=，(?:是|应该是))/g, '$1不对');

/** A clause at its first word of correction; undefined when it has none. */
export function splitCorrection(clause: string): { before: string; after: string } | undefined {
  const match = MARK.exec(clause);
  return match
    ? { before: clause.slice(0, match.index), after: clause.slice(match.index + match[0].length) }
    : undefined;
}
