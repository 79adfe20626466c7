import { asksForWording, withoutWordingAsked } from '../../../domain/questions/customer-wording.ts';
import { type AskedTime, readAskedTime } from '../../../domain/standards/asked-time.ts';
import { aboutSubject, type Comparison, readComparison } from '../../../domain/standards/comparison.ts';
import { type Reading, readFollowUp } from '../../../domain/standards/follow-up.ts';
import { limitAsked } from '../../../domain/standards/over-limit.ts';
import { isSmallTalk } from '../../../search/small-talk.ts';
import type { AskedBefore } from './answer.ts';

/** A question as it is meant. */
export interface Understood {
  /** In full and without its time, the likeliest reading first. */
  readonly readings: readonly Reading[];
  /** Whether it was carried on from the question before. */
  readonly carried: boolean;
  /** Whether it is asked in other words than its own. */
  readonly reworded: boolean;
  readonly time?: AskedTime;
  readonly comparison?: Comparison;
  /** Whether what it compares was carried on. */
  readonly comparisonCarried?: boolean;
  /** Asks what to say to a customer. */
  readonly wantsScript: boolean;
  /** Asks for a list, which is then shown whole. */
  readonly wantsList: boolean;
}

/** 规定是什么, 怎么说, 呢: nothing that a clause could be about. */
const WITHOUT_SUBJECT =
  /^(?:给我|帮我|发|看看?|查看|一份|一下|全文|原文|完整的?|那么?|的|是|在|呢|吗|什么|怎么|怎样|如何|样|说|写|定|规定|标准|规范|要求|内容|条款|办法|有|哪些|多少|了|[那这][里个些边]|它|[?？。，,\s])*$/u;
/** 办法里怎么说, 怎么规定: asks what the standard says, not what to say. */
const STANDARD_SAYS =
  /(?:里面?|[中上]|条例|办法|规定|规范|标准|细则|条|法)(?:是|对)?(?:怎么|如何)说|(?:怎么|如何)说的/u;
const WANTS_LIST =
  /哪些|哪几[种类项个条]|都?有什么(?!区别|不同|后果|例外)|包括什么|包含什么|列(?:一下|出|举)|什么条件|什么情况|哪种情况|分(?:为|成)?(?:几|哪)/u;

/** What a question asks, read with the one before (where it is still remembered) and the present time. */
export function understand(question: string, before: AskedBefore | undefined, now: Date): Understood {
  // A greeting, a mark, an emoji asks nothing, also not about what was asked before.
  const previous = isSmallTalk(question) ? undefined : before;
  // What was asked back about is no matter yet.
  const matter = previous?.askedBack ? undefined : previous;
  const timed = readAskedTime(question, now);
  const wantsScript = asksForWording(timed.rest) && !STANDARD_SAYS.test(timed.rest) && !isWithoutSubject(timed.rest);
  const about = wantsScript ? withoutWordingAsked(timed.rest).replace(/[?？。！!，,\s]+$/u, '') : timed.rest;
  const limit = limitAsked(about);
  const rest = limit ?? (about || timed.rest);
  const bare = isWithoutSubject(about);
  const standsAlone = bare || (matter !== previous && readComparison(rest) !== undefined);
  const followed =
    bare && matter ? carriedWhole(matter) : readFollowUp(rest, standsAlone ? undefined : previous, options(previous));
  const readings = followed.kind === 'own' ? [{ text: followed.text }] : followed.readings;
  const compared = readComparison(readings[0]!.text);
  const comparison = compared?.withoutSubject && matter ? aboutSubject(compared, matter.question) : compared;
  const carried = followed.kind === 'carried';
  const leans = carried || comparison !== compared;
  const time = timed.time ?? (leans && previous?.time ? timeAgain(previous.time, now) : undefined);
  return {
    readings,
    carried,
    reworded: limit !== undefined,
    wantsScript,
    wantsList: WANTS_LIST.test(question),
    ...(time ? { time } : {}),
    ...(comparison ? { comparison, comparisonCarried: comparison !== compared } : {}),
  };
}

/** Whether a text names nothing that a clause could be about. */
export function isWithoutSubject(text: string): boolean {
  return WITHOUT_SUBJECT.test(text) || !/[\p{L}\p{N}]/u.test(text);
}

/** 那2019年呢, 现在呢: the same question about another time. */
function carriedWhole(previous: AskedBefore): { kind: 'carried'; readings: readonly Reading[] } {
  return { kind: 'carried', readings: [{ text: previous.question }] };
}

const options = (previous: AskedBefore | undefined): { answering: boolean } => ({
  answering: previous?.askedBack ?? false,
});

/** A time that was named before; 的规定 because it was that of the rules. */
function timeAgain(words: string, now: Date): AskedTime | undefined {
  const { time } = readAskedTime(`${words}的规定`, now);
  return time && { ...time, words };
}
