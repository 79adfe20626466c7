import { contrastsIn } from '../standards/contrasts.ts';
import { numbersIn } from '../standards/numbers-in.ts';

/** Audiences with rules of their own: what holds for one of them is not said to others, nor the other way round. */
const AUDIENCES = [/vip|钻石卡|金卡|银卡/iu, /政企|商务领航|专线/u, /代理商|统包|代办/u, /外包/u];
/** Cases with rules of their own: asked for, an answer must speak of them. */
const CASES = [
  ...[/批量/u, /老人|残疾/u, /跨省|跨县/u],
  // Each is applied for and handled by itself, however near the search takes them to be: what holds for 拆机 is not said of 销户.
  ...[/复机/u, /销户|注销/u, /过户/u, /报停/u, /补卡|换卡/u, /携号|转网/u],
];

/**
 * Whether a question asks about another case than an approved text is for, however alike the rest reads: the other side of a contrast
 * (农村 for 城市), another audience, or a figure that neither the approved question nor its text names.
 */
export function asksAnotherCase(question: string, approved: { question: string; text: string }): boolean {
  const whole = `${approved.question} ${approved.text}`;
  if (asksOtherSide(question, approved.question, whole)) return true;
  if ([...AUDIENCES, ...CASES].some(own => own.test(question) && !own.test(whole))) return true;
  if (AUDIENCES.some(own => own.test(approved.question) && !own.test(question))) return true;
  const held = numbersIn(whole);
  return numbersIn(question).some(({ value, unit }) => !held.some(each => each.value === value && each.unit === unit));
}

/** An answer about the one side may also speak of the other: then it is for both. */
function asksOtherSide(question: string, approvedQuestion: string, whole: string): boolean {
  const asked = contrastsIn(question);
  const held = contrastsIn(whole);
  return contrastsIn(approvedQuestion).some(({ group }) => {
    const sides = asked.filter(each => each.group === group).map(each => each.side);
    return sides.length > 0 && !held.some(each => each.group === group && sides.includes(each.side));
  });
}
