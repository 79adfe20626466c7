import { NO_PERSON, SURNAME } from '../../standards/proper-names.ts';

/** Why a sentence that reads like a filing begins none. */
export type NotThisVisit =
  /** What to say of each unit by itself. */
  | { readonly kind: 'severalUnits'; readonly sentences: readonly string[] }
  | { readonly kind: 'colleague'; readonly name: string }
  | { readonly kind: 'plan' };

const HAN = '[\\u4e00-\\u9fff]';
const PERSON = `[老小大][${SURNAME}]|[${SURNAME}](?:老师|哥|姐|工|主任|经理|总|科长?|主管)|[${SURNAME}]${HAN}{1,2}?|他们?|她们?|同事|别人`;
const WENT =
  '(?:刚刚?|刚才|已经|又|也|自己|一个人)*(?:去|到|来)?(?:检查|抽查|抽检|暗访|暗查|走访|巡查|查|看|跑|测评|测)';
/** Who went stands before everything but the time and the unit, which are blanked out. */
const SOMEBODY = new RegExp(`^[\\u0000，]*(?:是|听)?(${PERSON})[\\u0000，]*(?:${WENT}|说|讲|反映|告诉|反馈|去了|到了)`);
/** 周例行检查, 周检 are no people. */
const NO_NAME = /[检例查常度月季年期末中间线日报天抽巡暗厅店访]/;
const TO_COME = /要去|准备去?|打算|计划(?![内外])|想去|将要|该去|会去|要(?:检查|抽查|查|走访|暗访)/;

/** `text`: with unit and time blanked out; `before`: what of it stands before the unit. */
export function notThisVisit(
  text: string,
  { before, toCome, done, speaker }: { before: string; toCome: boolean; done: boolean; speaker?: string },
): NotThisVisit | undefined {
  const name = SOMEBODY.exec(text)?.[1];
  if (name !== undefined && !NO_PERSON.test(name) && !NO_NAME.test(name) && !isSpeaker(name, speaker))
    return { kind: 'colleague', name };
  return !done && (toCome || TO_COME.test(before)) ? { kind: 'plan' } : undefined;
}

/** 老周 and 周老师 for 周行远. */
function isSpeaker(name: string, speaker: string | undefined): boolean {
  const loose = /^[老小大]?(.)(?:老师|哥|姐|工|主任|经理|总|科长?|主管)?$/.exec(name)?.[1];
  return speaker !== undefined && (speaker === name || loose === speaker[0]);
}
