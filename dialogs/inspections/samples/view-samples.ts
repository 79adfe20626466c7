import type { Option } from '../../../src/domain/conversation/message.ts';
import type { Sample } from '../../../src/domain/inspections/samples/sample.ts';
import { readFigure } from '../../../src/domain/language/chinese-number.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Command } from '../../framework/command.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import type { Reply } from '../../framework/reply.ts';
import { splitNumber } from '../../framework/split-number.ts';
import { sampleLines, sampleSummary } from './replies.ts';

type Viewed = Awaited<ReturnType<Services['inspections']['samples']>>;

/** A longer list is no help on a phone. */
const PAGE = 20;

/** What can be asked for besides all of them. */
const FILTERS: readonly { label: string; asked: RegExp; fits: (sample: Sample) => boolean }[] = [
  {
    label: '未达标',
    asked: /未达标|不达标|不合格|没通过|不通过/,
    fits: ({ outcomes }) => Object.values(outcomes).includes(false),
  },
  { label: '未访到', asked: /未访到|没访到|空号|替换|换户/, fits: ({ reached }) => !reached },
];

/** 抽样明细: the sampled customers of a submitted result. */
export function viewSamplesDialog(services: Services): CommandDialog {
  return new CommandDialog('view-samples', async ({ actor }, args) => {
    const { no, words } = splitNumber(args);
    if (no === undefined) return usage;
    return listed(await services.inspections.samples({ actor, no }), words);
  });
}

const usage: Reply = { text: '请带上测评单号，例如「抽样明细 CP-2026-0001」。' };

function listed(view: Viewed, words: string): Reply {
  const { no, unitName, sheet, samples, masked } = view;
  const ref = { type: 'inspection' as const, no };
  const result = { key: `测评结果 ${no}`, label: '测评结果' };
  if (samples.length === 0)
    return { text: `${no}（${unitName}）没有逐户的抽样记录，只有合计数。`, options: [result], ref };
  const filter = FILTERS.find(each => each.asked.test(words));
  const chosen = filter ? samples.filter(filter.fits) : samples;
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE));
  const page = Math.min(pages, readFigure(/第?\s*(\S+?)\s*页/.exec(words)?.[1] ?? '') ?? 1);
  const command = `抽样明细 ${no}`;
  const options: Option[] = [
    ...(page < pages ? [{ key: `${command} ${filter?.label ?? ''}第${page + 1}页`, label: '下一页' }] : []),
    ...FILTERS.filter(each => each !== filter && samples.some(each.fits)).map(({ label }) => ({
      key: `${command} ${label}`,
      label: `只看${label}`,
    })),
    ...(filter ? [{ key: command, label: '看全部' }] : []),
    result,
  ];
  return {
    text: [
      `${no}（${unitName}）抽样 ${samples.length} 户${filter ? `，${filter.label} ${chosen.length} 户` : ''}${pages > 1 ? `（第 ${page}/${pages} 页）` : ''}：`,
      ...sampleSummary({ sheet, samples }),
      ...sampleLines({ sheet, samples }, chosen.slice((page - 1) * PAGE, page * PAGE)).map(each => `　${each}`),
      ...(masked ? ['客户的姓名和电话不提供给被检查单位。'] : []),
    ].join('\n'),
    options,
    ref,
  };
}

export const sampleCommands: readonly Command[] = [
  {
    phrases: ['抽样明细', '逐户明细', '样本明细'],
    takes: 'text',
    dialogId: 'view-samples',
    help: '查看一次测评逐户的抽样记录，如「抽样明细 CP-2026-0001」，可加「未达标」「未访到」',
  },
];
