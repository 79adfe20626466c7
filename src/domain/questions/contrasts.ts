import { numbersIn } from '../standards/numbers-in.ts';

/** Words that exclude each other: an answer about one is none about the other, however alike the rest reads. */
const CONTRASTS: readonly (readonly RegExp[])[] = [
  [/城市|城镇|市区|城里|城区/u, /农村|乡镇|乡下|村里/u],
  [/白天/u, /夜里|夜间|晚上|半夜|深夜/u],
  [/新装|装机|安装/u, /移机/u, /拆机|退订/u, /修障|故障|报障|修复|修好|断网/u],
  [/一般投诉/u, /严重投诉/u, /重大投诉/u],
  [/停机(?!.*复机)/u, /复机/u],
];
/** Audiences with rules of their own: what holds for one of them is not said to others, nor the other way round. */
const AUDIENCES = [/vip|钻石卡|金卡|银卡/iu, /政企|商务领航|专线/u, /代理商|统包|代办/u, /外包/u];
/** Cases with rules of their own: asked for, an answer must speak of them. */
const CASES = [/批量/u, /老人|残疾/u, /跨省|跨县/u];

/**
 * Whether a question asks about another case than an approved text is for: the other side of a contrast, another audience, or a figure
 * that neither the approved question nor its text names.
 */
export function asksAnotherCase(question: string, approved: { question: string; text: string }): boolean {
  const whole = `${approved.question} ${approved.text}`;
  const otherSide = CONTRASTS.some(sides => {
    const asked = sides.filter(side => side.test(question));
    const meant = sides.filter(side => side.test(approved.question));
    return asked.length > 0 && meant.length > 0 && !asked.some(side => side.test(whole));
  });
  if (otherSide || [...AUDIENCES, ...CASES].some(own => own.test(question) && !own.test(whole))) return true;
  if (AUDIENCES.some(own => own.test(approved.question) && !own.test(question))) return true;
  const held = numbersIn(whole);
  return numbersIn(question).some(({ value, unit }) => !held.some(each => each.value === value && each.unit === unit));
}
