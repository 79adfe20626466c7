import { asksTimeOfDay } from '../../../domain/standards/time-of-day.ts';
import { type Concept, conceptsOf } from '../../../search/concepts.ts';
import type { SearchIndex } from '../../../search/index.ts';
import { type QuestionKind, questionKind } from '../../../search/question-kind.ts';

/** How a question asks for a figure. */
export interface AskedFigure {
  readonly question: string;
  readonly kind: QuestionKind;
  readonly concepts: readonly Concept[];
  /** 多久查一次: how often. */
  readonly often: boolean;
  /** 超过多久可以…, 欠费多少天可以停机: asked is what brings a rule about, and this is what it brings. */
  readonly consequence: string | null;
  /** At most, at the latest. */
  readonly limit: boolean;
  /** The unit it names (几次, 多少户). */
  readonly unit: string | undefined;
  /** 几天 is not answered in minutes, 几分钟 not in days, 几小时 not in days where there is anything shorter. */
  readonly scale: 'days' | 'hours' | 'minutes' | 'any';
  /** Asks how long before something. */
  readonly before: boolean;
}

const OFTEN =
  /(?:多久|多长时间|[几多][天日周月年个少]\S{0,3}|隔\S{0,3})\S{0,6}[一1][次回遍趟]|多久复训|次数|频次|频率/u;
/** What brings a rule about: a limit passed, or a state that lasts (欠费多久停机). */
const THRESHOLD =
  /(?:(?<!不[能得])超过|(?<!不[能得])满|用到|欠费了?|欠缴|拖欠|逾期|[不没未]交费?了?)(?:多久|多少|几)(?:个?(?:工作日|小时|月)|[天日年])?|(?:排队|等候?|等待|待装|中断|停机)(?:要|了|超过)?(?:多久|多长时间|(?:几|多少)(?:分钟|小时|天))(?=提供|增开|启用|通报|公告|报告)|(?:多久|(?:几|多少)个?\S{1,3})(?:就?可以|\S{0,8}?就算|算|就能|才)/u;
const LIMIT = /最[多长晚迟高]|不[能得]?超过/u;
const UNIT = /(?:多少|几)个?(工作日|小时|钟头|学时|分钟?|秒|[天年月周户人名条次倍项张米通字]|厘米|毫米)/u;
const DAYS = /几个?(?:天|工作日|星期|周|月|年)|多少(?:天|个?工作日|个?月|年)/u;
const HOURS = /(?:几|多少)个?(?:小时|钟头)/u;
const MINUTES = /(?:几|多少)(?:分钟|秒)/u;
/** 几个钟 is 几小时. */
const SPOKEN_HOURS = /(几|多少)个?钟(?![点头])/gu;

export function readAskedFigure(spoken: string, index: SearchIndex): AskedFigure {
  const question = spoken.replace(SPOKEN_HOURS, '$1小时');
  const threshold = THRESHOLD.exec(question);
  return {
    question,
    // 最晚几点 asks for a time of day, however late.
    kind: asksTimeOfDay(question) ? 'clock' : questionKind(question),
    concepts: conceptsOf(question, index).map(withRestored),
    often: OFTEN.test(question),
    consequence: threshold ? fold(question.slice(threshold.index + threshold[0].length)) : null,
    limit: LIMIT.test(question),
    unit: UNIT.exec(question)?.[1],
    scale: scaleOf(question),
    before: /前|提醒|通知|预警|预约/u.test(question),
  };
}

/** 几天修: what is mended is also restored, where a clause tells 报修 from 恢复. */
function withRestored(concept: Concept): Concept {
  return concept.forms.includes('修复') ? { ...concept, forms: [...concept.forms, '恢复'] } : concept;
}

function scaleOf(question: string): AskedFigure['scale'] {
  if (DAYS.test(question)) return 'days';
  if (HOURS.test(question)) return 'hours';
  return MINUTES.test(question) ? 'minutes' : 'any';
}

/** As concepts are compared: NFKC, lower case. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Whether a text names something that the question asks about. */
export function namesAsked({ concepts }: AskedFigure, text: string): boolean {
  const folded = fold(text);
  return text !== '' && concepts.some(({ forms }) => forms.some(form => folded.includes(form)));
}
