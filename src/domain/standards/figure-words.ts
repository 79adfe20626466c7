/**
 * Times, frequencies and amounts told in words, one group of equals a line: whoever says one says a figure. Longer words come before the
 * words they hold.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['当日', '当天', '同日', '即日'],
  ['次日', '翌日', '隔日', '隔天', '第二天', '明日', '明天'],
  ['后天', '后日', '第三天'],
  ['昨日', '昨天', '前一日', '前一天'],
  ['前天'],
  ['今日', '今天'],
  ['当晚'],
  ['隔夜', '过夜'],
  ['当周', '本周', '这周'],
  ['次周', '下周', '下一周', '下个星期', '下星期'],
  ['上周', '上一周', '上星期'],
  ['当月', '本月', '这个月'],
  ['次月', '下月', '下个月', '下一个月'],
  ['上月', '上个月', '上一个月'],
  ['当季', '本季'],
  ['次季', '下季', '下一季'],
  ['上季', '上一季'],
  ['当年', '本年', '今年'],
  ['次年', '明年', '来年', '下一年', '翌年'],
  ['上年', '去年', '上一年'],
  ['月底', '月末'],
  ['月初'],
  ['上旬'],
  ['中旬'],
  ['下旬'],
  ['季末', '季度末', '季底'],
  ['季初', '季度初'],
  ['年底', '年末', '年终'],
  ['年初'],
  ['上半年'],
  ['下半年'],
  ['周末', '双休日'],
  ['节假日', '节日', '假日', '假期'],
  ['元旦'],
  ['春节'],
  ['清明'],
  ['劳动节', '五一'],
  ['端午'],
  ['中秋'],
  ['国庆', '十一假期'],
  ['凌晨'],
  ['早上', '早晨', '清晨', '一早', '上午'],
  ['中午', '正午'],
  ['下午', '午后'],
  ['傍晚'],
  ['晚上', '夜间', '晚间', '夜里'],
  ['深夜', '半夜', '午夜'],
  ['全天', '全天候', '昼夜', '整天', '日夜'],
  ['每日', '每天', '天天', '逐日', '按日'],
  ['每周', '每星期', '按周'],
  ['每旬'],
  ['每月', '按月', '逐月'],
  ['每季', '按季'],
  ['每年', '年年', '按年', '逐年'],
  ['立即', '立刻', '即刻', '马上', '即时', '当场', '随即'],
  ['免费', '免收', '免除', '无偿', '不收取', '不收费', '不另收', '不另行收'],
  ['全额', '全数', '全款'],
  ['减半', '一半', '半价', '半额', '对半', '折半'],
  ['加倍', '双倍', '翻倍', '翻番'],
  ['过半', '半数', '大半', '多半'],
  ['多数', '大多数'],
  ['一旬'],
  ['一季'],
];
/** 以上周期, 调整天数, 说明天数 hold such words by chance. */
const CHANCE = /以[上下](?=[周月季年])|调整(?=天)|说明(?=天)|(?:提|目)前(?=天)|安全(?=额)|请假(?=日)/gu;
const WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])(?!次|[个项条种般])/gu;
/** 一个自然月: the article "a" before a span of time counts. */
const ONE_SPAN = /一个(?:自然|日历|计费|考核|结算|会计)?(?:[月周旬季年]|昼夜|账期|周期|班次|学期|世纪|年度|半天)/gu;

/** The groups with the longest words first, so that 隔日 is found before 日 could be. */
const WORDS = GROUPS.flatMap((group, index) => group.map(word => ({ word, index }))).sort(
  (a, b) => b.word.length - a.word.length,
);
const PATTERN = new RegExp(WORDS.map(({ word }) => word).join('|'), 'gu');
const GROUP_OF = new Map(WORDS.map(({ word, index }) => [word, index]));

/** The times and amounts that an answer tells in words (次日, 每季度, 周三, 全额) and no cited clause does in the same or an equal word. */
export function unsupportedFigureWords(answer: string, clauses: readonly string[]): string[] {
  const said = answer.normalize('NFKC');
  const sources = clauses.map(clause => clause.normalize('NFKC'));
  const groups = new Set(sources.flatMap(source => groupsIn(source).map(({ index }) => index)));
  const words = groupsIn(said).filter(({ index }) => !groups.has(index));
  const days = new Set(sources.flatMap(weekdaysIn));
  const spans = new Set(sources.flatMap(source => source.match(ONE_SPAN) ?? []));
  return [
    ...new Set([
      ...words.map(({ word }) => word),
      ...weekdaysIn(said).filter(day => !days.has(day)),
      ...(said.match(ONE_SPAN) ?? []).filter(
        span => !spans.has(span) && !sources.some(source => source.includes(span)),
      ),
    ]),
  ];
}

function groupsIn(text: string): { word: string; index: number }[] {
  return (text.replace(CHANCE, '。').match(PATTERN) ?? []).map(word => ({ word, index: GROUP_OF.get(word) ?? -1 }));
}

function weekdaysIn(text: string): string[] {
  return [...text.matchAll(WEEKDAY)].map(([, day = '']) => `周${day.replace('天', '日')}`);
}
