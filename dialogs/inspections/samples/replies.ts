import type { Option } from '../../../src/domain/conversation/message.ts';
import type { AppliedSamples, SampleProblem } from '../../../src/domain/inspections/samples/apply-samples.ts';
import {
  countSamples,
  percentOf,
  replacements,
  sampledAnswer,
  sampleProgress,
} from '../../../src/domain/inspections/samples/rates.ts';
import { coreOf } from '../../../src/domain/inspections/samples/read-outcomes.ts';
import type { SampleWish } from '../../../src/domain/inspections/samples/read-samples.ts';
import { MOST_SAMPLES, type Sample } from '../../../src/domain/inspections/samples/sample.ts';
import { covers, populations, sampledItems, stemOf } from '../../../src/domain/inspections/samples/scheme.ts';
import type { Sheet, SheetItem } from '../../../src/domain/inspections/sheet.ts';
import type { Reply } from '../../framework/reply.ts';
import type { OpenedDraft } from '../filing.ts';
import { showOrdinals } from '../replies/words.ts';

type Statements = Extract<SampleWish, { kind: 'statements' }>;

/** A longer list is no help on a phone: the latest are shown. */
const SHOWN = 20;
/** A run of customers recorded alike is told by its first ones. */
const SHOWN_TOUCHED = 5;

const options: readonly Option[] = [
  { key: '看样本', label: '看样本' },
  { key: '汇总', label: '汇总' },
];

/** Of a draft, or of a result that was submitted. */
interface Sampled {
  readonly sheet: Sheet;
  readonly samples: readonly Sample[];
}

const samplesOf = ({ draft }: OpenedDraft): readonly Sample[] => draft.samples ?? [];
const sampledOf = (open: OpenedDraft): Sampled => ({ sheet: open.sheet, samples: samplesOf(open) });

/** 「第 12 户（新装，王庄3组）：客户履约 是，上门人员行为规范达标 否；没穿鞋套」 */
function line(sheet: Sheet, sample: Sample, replacedBy: ReadonlyMap<number, number>): string {
  const who = [stemOf(sample.population), sample.label].filter(part => part !== '').join('，');
  const remark = sample.note === '' ? '' : `；${sample.note}`;
  const head = `第 ${sample.ordinal} 户${who === '' ? '' : `（${who}）`}：`;
  if (!sample.reached) {
    const by = replacedBy.get(sample.ordinal);
    return `${head}未访到，不计入${by === undefined ? '，待换一户' : `，已由第 ${by} 户替换`}${remark}`;
  }
  const told = sampledItems(sheet)
    .filter(item => covers(sheet, item, sample.population))
    .map(item => {
      const qualified = sample.outcomes[item.ordinal];
      return `${item.title.replace(/率$/, '')} ${qualified === undefined ? '未说' : qualified ? '✓' : '✗'}`;
    });
  return `${head}${told.join('，')}${remark}`;
}

/** 「进度：新装 12/30，故障 3/30（另有 1 户未访到，待换 1 户）」 */
function progressLine({ sheet, samples }: Sampled): string {
  const replaced = replacements(samples);
  const waiting = samples.filter(sample => !sample.reached && !replaced.has(sample.ordinal)).length;
  const groups = sampleProgress(sheet, samples).map(({ population, reached, size }) => {
    const name = population === '' ? (populations(sheet).length > 0 ? '未说客户类型' : '已访') : stemOf(population);
    return size === undefined
      ? `${name} ${reached} 户`
      : `${name} ${reached}/${size}${reached >= size ? '（已满）' : ''}`;
  });
  const unreached = samples.filter(sample => !sample.reached).length;
  return `进度：${groups.join('，')}${unreached === 0 ? '' : `；未访到 ${unreached} 户${waiting > 0 ? `，还需换 ${waiting} 户` : '，均已替换'}`}。`;
}

function rateLines({ sheet, samples }: Sampled): string[] {
  return sampledItems(sheet).flatMap(item => {
    const count = countSamples(sheet, samples, item);
    if (count.sampled === 0) return [];
    return [
      `· ${item.title}：${count.qualified}/${count.sampled}（${percentOf(count)}%${item.target === undefined ? '' : `，目标 ${item.target}%`}）`,
    ];
  });
}

function problemLine(problem: SampleProblem, sheet: Sheet): string {
  switch (problem.code) {
    case 'populationUnknown': {
      const groups = populations(sheet).map(({ title }) => stemOf(title));
      return `！第 ${problem.ordinal} 户还不知道是哪类客户（${groups.join('、')}），「${problem.items.map(title => title.replace(/率$/, '')).join('」「')}」没有记。请连同结果再说一次，如「${groups[0]}第${problem.ordinal}户 ${coreOf({ title: problem.items[0] ?? '' })}」。`;
    }
    case 'otherPopulation':
      return `！第 ${problem.ordinal} 户这类客户不测「${problem.items.join('」「')}」，这一句没有计入。`;
    case 'otherPartsUnknown':
      return `！第 ${problem.ordinal} 户的「${problem.items.map(title => title.replace(/率$/, '')).join('」「')}」没有改：原来没说是哪一样没做到。都做到了请发「第${problem.ordinal}户 ${coreOf({ title: problem.items[0] ?? '' })}」。`;
    case 'whoseUnknown':
      return `！「${problem.parts.join('、')}」说的是哪一户？${problem.ordinals.length === 0 ? '没有一户记过这一样没做到' : `第 ${problem.ordinals.join('、')} 户都记过没做到`}，请带上户号再说一次，如「第${problem.ordinals[0] ?? 1}户 ${problem.parts[0] ?? ''}做到了」。`;
    case 'partsUnsaid':
      return `！第 ${problem.ordinal} 户的「${problem.item.replace(/率$/, '')}」还没有记：没说${problem.parts.join('、')}做没做。请补一句，如「第${problem.ordinal}户 都做到了」或「第${problem.ordinal}户 没${problem.parts[0] ?? ''}」。`;
    case 'lastUnknown':
      return `！${problem.ordinals.length > 1 ? `刚才一起记了第 ${problem.ordinals.join('、')} 户，不知道说的是哪一户` : '不知道说的是哪一户'}，没有改动。请带上户号再说一次，如「第${problem.ordinals[0] ?? 1}户 改为满意」。`;
    case 'labelUnknown':
      return `！没有记过「${problem.label}」那户，没有改动。请带上户号再说一次，如「第1户 改为满意」；新的一户请说「下一户」。`;
    case 'toldByName':
      return '！客户姓名不保存，按姓名认不出是哪一户，这一句没有记。请用户号或地点再说一次，如「第3户 满意」「下一户 满意」。';
    case 'tooMany':
      return `！一次检查最多记 ${MOST_SAMPLES} 户，超出的没有记录。`;
    default:
      throw new Error(`no wording for ${JSON.stringify(problem satisfies never)}`);
  }
}

/** What nobody said, a customer's group, is told as such. */
function sameGroupLine({ sheet, samples }: Sampled, ordinals: readonly number[]): string[] {
  const [first] = samples.filter(sample => ordinals.includes(sample.ordinal));
  if (!first) return [];
  const other = populations(sheet).find(({ title }) => title !== first.population);
  return [
    `没说客户类型，第 ${ordinals.join('、')} 户沿用前一户的「${stemOf(first.population)}」${other ? `；不对请说「${stemOf(other.title)}第${first.ordinal}户」` : ''}。`,
  ];
}

/** 「第 12 户（…）：…」 of every customer given, each with who took their place. */
export function sampleLines({ sheet, samples }: Sampled, shown: readonly Sample[]): string[] {
  const replaced = replacements(samples);
  return shown.map(sample => line(sheet, sample, replaced));
}

/** How far the sample went and the rates that follow from it. */
export const sampleSummary = (sampled: Sampled): string[] => [progressLine(sampled), ...rateLines(sampled)];

/** What is said of sampled customers. */
export const sampleReplies = {
  taken: (
    open: OpenedDraft,
    { statements, unread }: Statements,
    { touched, problems, sameGroup }: AppliedSamples,
    overruled: readonly SheetItem[],
  ): Reply => {
    const replaced = replacements(samplesOf(open));
    const lines = samplesOf(open).filter(sample => touched.includes(sample.ordinal));
    return {
      text: [
        ...lines.slice(0, SHOWN_TOUCHED).map(sample => `已记 ${line(open.sheet, sample, replaced)}`),
        ...(lines.length > SHOWN_TOUCHED ? [`……共 ${lines.length} 户，同样记录。`] : []),
        ...problems.map(problem => problemLine(problem, open.sheet)),
        ...(unread.length > 0 ? [`！没看懂的：${unread.map(each => `「${each}」`).join('')}，没有记录。`] : []),
        ...(statements.some(each => each.personal)
          ? ['！有的话可能带着客户姓名，整句没有保存。要记请去掉姓名再说一次，如「第5户 客户说师傅收了50元」。']
          : []),
        ...sameGroupLine(sampledOf(open), sameGroup),
        ...(statements.some(each => each.redacted) ? ['客户姓名和电话不保存，已略去。'] : []),
        ...(overruled.length > 0
          ? [`${showOrdinals(overruled.map(item => item.ordinal))}原来报的合计数，改按逐户样本计算。`]
          : []),
        progressLine(sampledOf(open)),
        ...rateLines(sampledOf(open)),
      ].join('\n'),
      options,
    };
  },
  /** In the summary of a filing; nothing where no customer was recorded. */
  summary: (open: OpenedDraft): string[] =>
    samplesOf(open).length === 0
      ? []
      : [
          `· 逐户样本${progressLine(sampledOf(open)).replace(/^进度/, '')}`,
          ...rateLines(sampledOf(open)).map(each => `　${each}`),
        ],
  list: (open: OpenedDraft): Reply => {
    const samples = samplesOf(open);
    if (samples.length === 0) return { text: `还没有逐户记录。${sampleReplies.howTo(open.sheet)}` };
    const replaced = replacements(samples);
    const left = samples.length - SHOWN;
    return {
      text: [
        progressLine(sampledOf(open)),
        ...rateLines(sampledOf(open)),
        ...(left > 0 ? [`最近 ${SHOWN} 户（前面还有 ${left} 户）：`] : []),
        ...samples.slice(-SHOWN).map(sample => `　${line(open.sheet, sample, replaced)}`),
        '要改请说「第12户改为…」，要删请说「删除第12户」。',
      ].join('\n'),
      options: [{ key: '汇总', label: '汇总' }],
    };
  },
  noSuch: (ordinal: number, open: OpenedDraft): Reply => ({
    text: `没有第 ${ordinal} 户的记录，没有改动。${samplesOf(open).length === 0 ? '' : progressLine(sampledOf(open))}`,
    options: options.slice(0, 1),
  }),
  removed: (ordinal: number, open: OpenedDraft): Reply => ({
    text: [`第 ${ordinal} 户的记录已删除。`, progressLine(sampledOf(open)), ...rateLines(sampledOf(open))].join('\n'),
    options,
  }),
  whichToRemove: (open: OpenedDraft, ordinals: readonly number[]): Reply => ({
    text: `${ordinals.length > 1 ? `刚才一起记了第 ${ordinals.join('、')} 户` : '不知道说的是哪一户'}，没有删除。请带上户号，如「删除第${ordinals[0] ?? 1}户」。${samplesOf(open).length === 0 ? '' : progressLine(sampledOf(open))}`,
    options: options.slice(0, 1),
  }),
  removedAll: (open: OpenedDraft, count: number): Reply => ({
    text:
      count === 0
        ? '还没有逐户记录，没有改动。'
        : `${count} 户的记录已全部删除，抽样指标改按直接报的合格数和抽样数计算；没有报过的还要再填。${sampledItems(open.sheet).length > 0 ? '请报「18/20」这样的数。' : ''}`,
  }),
  /** 「也可以逐户说，如「新装第1户 履约，没穿鞋套」」 */
  howTo: (sheet: Sheet): string => {
    const [group] = populations(sheet);
    const [item] = sampledItems(sheet);
    return item
      ? `可以逐户说，如「${group ? stemOf(group.title) : ''}第1户 ${coreOf(item)}」「下一户 空号，换一户」。`
      : '';
  },
  /** Behind counts that were given as a whole while there are records; empty where there are none. */
  recordsWin: ({ sheet, draft }: OpenedDraft, item: SheetItem): string => {
    const answer = sampledAnswer(sheet, draft.samples ?? [], item);
    return answer?.result === 'scored'
      ? `第 ${item.ordinal} 项已有逐户样本，以样本为准：${answer.qualified}/${answer.sampled}。要改用直接报的数，请先发「删除全部样本」。`
      : '';
  },
};
