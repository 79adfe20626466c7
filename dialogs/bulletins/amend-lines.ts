import type { BulletinLine } from '../../src/domain/bulletins/read-bulletin.ts';
import { findUnit } from '../../src/domain/inspections/free/find-unit.ts';
import { readFigure } from '../../src/domain/language/chinese-number.ts';
import { isMeaningful } from '../../src/domain/language/clean-text.ts';
import type { SlotResult } from '../framework/form-definition.ts';
import type { Reply } from '../framework/reply.ts';
import { type Line, type Lines, problemsOf, replaced, settle, type Unit } from './problem-lines.ts';
import { placeOf } from './words.ts';

const NTH = '第\\s*(?<nth>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\\s*[条项个](?:问题)?';
const TO = '(?:应该是|改成|改为|改到|换成|更正为|是)[\\s:：]*';
const END = '[。.!！]?$';
/** 「第2条改成渠县」, 「第2条的单位是渠县」 */
const MOVES = new RegExp(`^(?:请)?(?:把|将)?${NTH}(?:的单位)?${TO}(?<to>.+?)(?:的(?:问题)?)?${END}`, 'u');
/** 「第2条的内容改成装机超时9户」 */
const REWORDS = new RegExp(`^(?:请)?(?:把|将)?${NTH}的?(?:内容|问题|文字|表述|描述|说法)${TO}(?<to>.+?)${END}`, 'u');
const OUT = '(?:删掉|删除|删了|去掉|拿掉|不要|不算)';
/** 「删掉第2条」, 「第2条不是问题」 */
const DROPS = [
  new RegExp(`^(?:请)?${OUT}${NTH}(?:吧|了)?${END}`, 'u'),
  new RegExp(`^(?:请)?(?:把|将)?${NTH}(?:${OUT}|不是问题|不作为问题)(?:吧|了)?${END}`, 'u'),
];
/** 「再加一条 渠县：装机超时7户」 */
const ADDS = /^(?:请)?(?:再|还要|另外|另)?(?:加|添|补|增加|补充)上?一条(?:问题)?[\s:：，,]*(?<said>.+)$/su;
/** Shorter ones are names: of a unit that there is not. */
const LEAST_PROBLEM = 6;

/** Whether a text puts right one of the problems, adds one or takes one out. */
export const amends = (text: string): boolean =>
  [MOVES, REWORDS, ADDS, ...DROPS].some(pattern => pattern.test(text.trim()));

interface Reading {
  readonly units: readonly Unit[];
  read(said: string): Promise<readonly BulletinLine[]>;
}

/**
 * One problem put right wherever the form stands: its unit, its words, or both (「第2条改成渠县：装机超时9户」), one more, or one fewer. Numbers
 * are those of the summary. `stay` where something has to be asked then.
 */
export async function amendLines(
  said: string,
  lines: Lines,
  { units, read }: Reading,
): Promise<SlotResult<Lines> | undefined> {
  const text = said.trim();
  const added = ADDS.exec(text)?.groups?.said;
  if (added !== undefined) return told(settle([...lines, ...(await read(added))], units), '已加上这一条。');
  const out = DROPS.map(pattern => pattern.exec(text)?.groups?.nth).find(nth => nth !== undefined);
  if (out !== undefined)
    return at(out, lines, (index, nth) =>
      told(settle(replaced(lines, index, { state: 'leftOut' }), units), `第 ${nth} 条已不作为问题。`),
    );
  const reworded = REWORDS.exec(text)?.groups;
  const { nth = '', to: rest } = reworded ?? MOVES.exec(text)?.groups ?? {};
  if (rest === undefined) return undefined;
  const to = rest.trim();
  const whole = /[：:]/.test(to) ? (await read(to))[0] : undefined;
  return at(nth, lines, (index, place) => {
    if (whole?.state === 'problem') return change(index, place, { text: whole.text, unitIds: whole.unitIds });
    const found = findUnit(to, units);
    const [unitId, ...others] = found?.unitIds ?? [];
    // 「渠县」 is a unit, 「渠县装机超时9户」 are other words for the problem.
    const named = found !== undefined && found.start === 0 && found.end === to.length;
    if (named && unitId !== undefined && others.length === 0) return change(index, place, { unitIds: [unitId] });
    const words = reworded !== undefined || to.length >= LEAST_PROBLEM;
    if (!named && words && isMeaningful(to)) return change(index, place, { text: to });
    const several = named ? units.filter(({ id }) => found.unitIds.includes(id)) : [];
    return { ok: false, reply: unknownUnit(to, place, several) };
  });

  function change(index: number, nth: number, to: Partial<Line>): SlotResult<Lines> {
    const changed = replaced(lines, index, to);
    const { text: words, unitIds } = changed[index]!;
    const unit = units.find(({ id }) => id === unitIds[0]);
    const place = unit ? `${placeOf({ ...unit, unitName: unit.name })}：` : '';
    return told(settle(changed, units), `第 ${nth} 条已改为：${place}${words}`);
  }
}

function at(
  ordinal: string,
  lines: Lines,
  change: (index: number, nth: number) => SlotResult<Lines>,
): SlotResult<Lines> {
  const nth = readFigure(ordinal) ?? 0;
  const problem = problemsOf(lines)[nth - 1];
  if (problem) return change(lines.indexOf(problem), nth);
  return { ok: false, reply: { text: `没有第 ${ordinal} 条问题，现在共 ${problemsOf(lines).length} 条。` } };
}

/** What was done is said; what is asked then is said by the question itself. */
function told(settled: SlotResult<Lines>, text: string): SlotResult<Lines> {
  return settled.ok ? { ...settled, reply: { text } } : settled;
}

function unknownUnit(said: string, nth: number, several: readonly Unit[]): Reply {
  return several.length > 0
    ? {
        text: `「${said}」可能是以下单位，请问第 ${nth} 条是哪一个？`,
        options: several.map(({ name }) => ({ key: `第${nth}条改成${name}`, label: name })),
      }
    : { text: `没有认出「${said}」是哪个单位，请写单位名称，如「第${nth}条改成渠县分公司」。` };
}
