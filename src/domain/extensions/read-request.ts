/** What a sentence asks more time for. */
export type ExtensionSubject = 'report' | 'measure' | 'rectification' | 'supervision';

export interface ExtensionRequest {
  /** Undefined where the sentence names nothing. */
  readonly about: ExtensionSubject | undefined;
  /** Narrows a report by a word of its title; '' where none is named. */
  readonly named: string;
  /** The day as said; '' where none is. */
  readonly day: string;
  readonly reason: string;
}

const MAY = '(?:能不能|能否|可不可以|可否|可以|能|想要?|希望|请求|申请|麻烦|请)';
const OWNER =
  '(?:我们?|咱们?|本)?(?:单位|部门|公司|部|这边)?(?:这个月|上个?月|本月|这份|这条|[0-9０-９一二三四五六七八九十]{1,2}月)?(?:份)?的?';
const NOUN =
  '(?:服务质量)?(?:报表|月报|季报|周报|分析报告|质量报告|报告|缺陷(?:与|和)?难点热点|缺陷|(?:改进)?措施|整改通知单?|(?:整改)?督办单?(?:的?整改)?|整改(?:措施)?)';
const TAIL = '(?:的)?(?:期限|截止(?:时间|日期)?|时间|上报|报送|提交|答复)?';
const PUT_OFF = '(?:申请)?(?:再)?(?:宽限|延期|延长|推迟|延后|缓|延)(?:一下|几天|一点|些)?';
const DAY = '(?:到|至)?(?<day>[^\\s,，;；?？]{0,12}?)(?:之?前)?';
/** 晚一点, 迟几天: until when is asked for afterwards. */
const SOME = '(?:个)?(?:一?点儿?|一?些|几天|(?:[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,3})(?:个?工作日|天))';
const HAND_IN = '(?:再)?(?:上报|报送|提交|报|交)';
const LATER = `(?:晚|迟|缓)(?:${SOME})?${HAND_IN}`;
const END = '(?:再?(?:报|交|上报|提交))?(?:吗|么|嘛|呢|吧|不|行吗|行不行|可以吗|好吗)?';

/** 「月报能不能延到周五」, 「措施申请延到12月3日，责任人出差」, 「我们的报表能不能晚一点交」. Anchored: a question about a standard's own terms is none. */
const REQUESTS = [
  new RegExp(
    `^(?<what>${OWNER}(?<noun>${NOUN})${TAIL})\\s*${MAY}{0,2}(?:给)?(?:我们?)?${PUT_OFF}${DAY}${END}[?？。.!！]?(?:[\\s,，;；]+(?<why>[\\s\\S]+))?$`,
    'u',
  ),
  new RegExp(
    `^${MAY}{1,2}(?:给|把|将)?(?<what>${OWNER}(?<noun>${NOUN})?${TAIL})\\s*${PUT_OFF}${DAY}${END}[?？。.!！]?(?:[\\s,，;；]+(?<why>[\\s\\S]+))?$`,
    'u',
  ),
  new RegExp(
    `^(?<what>${OWNER}(?<noun>${NOUN})${TAIL})\\s*(?:${MAY}{1,2}|[要得])(?:${LATER}|(?:晚|迟|缓)${SOME})${END}[?？。.!！]?(?:[\\s,，;；]+(?<why>[\\s\\S]+))?$`,
    'u',
  ),
  new RegExp(
    `^(?:我们|咱们)?${MAY}{1,2}${LATER}(?<what>(?<noun>${NOUN})?)${END}[?？。.!！]?(?:[\\s,，;；]+(?<why>[\\s\\S]+))?$`,
    'u',
  ),
];

export function readExtensionRequest(text: string): ExtensionRequest | undefined {
  for (const pattern of REQUESTS) {
    const match = pattern.exec(text.trim());
    if (!match) continue;
    const noun = match.groups?.noun ?? '';
    return {
      about: subjectOf(noun),
      named: namedBy(noun),
      day: match.groups?.day ?? '',
      reason: (match.groups?.why ?? '').replace(/^(?:因为|原因是?|理由是?|由于)[:：]?/, '').trim(),
    };
  }
  return undefined;
}

function subjectOf(noun: string): ExtensionSubject | undefined {
  if (noun === '') return undefined;
  if (noun.includes('督办')) return 'supervision';
  if (noun.startsWith('整改')) return 'rectification';
  return noun.endsWith('措施') ? 'measure' : 'report';
}

/** A word of the meant report's title; 月报 is the monthly 报表 where there is one. */
function namedBy(noun: string): string {
  if (noun.includes('分析')) return '分析';
  if (noun.includes('缺陷')) return '缺陷';
  return /报表|[月季周]报/.test(noun) ? '报表' : '';
}
