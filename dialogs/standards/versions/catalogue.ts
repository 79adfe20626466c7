import type { Option } from '../../../src/domain/conversation/message.ts';
import type { Services } from '../../../src/services/index.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import { LEVEL, showDay, stageText } from './words.ts';

type Listed = Awaited<ReturnType<Services['standards']['list']>>[number];
type Edition = Listed['past'][number];

/** So many can be tapped; the rest is named by its 单号. */
const OFFERED = 9;

/** 标准目录: every standard with its edition in force. 「标准目录 营业厅」 narrows it down and tells the editions before it too. */
export function catalogue(services: Services): CommandDialog {
  return new CommandDialog('standard-catalogue', async ({ actor }, { text }) => {
    const standards = await services.standards.list({ actor, ...(text && { name: text }) });
    if (standards.length === 0) {
      return text
        ? {
            text: `没有找到名称含「${text}」的标准。发「标准目录」可以看到全部。`,
            options: [{ key: '标准目录', label: '标准目录' }],
          }
        : { text: '标准库里还没有标准。' };
    }
    const nos = standards.flatMap(each => [...each.drafts, ...each.upcoming, ...(each.inForce ? [each.inForce] : [])]);
    return {
      text: [
        text ? `名称含「${text}」的标准有 ${standards.length} 份：` : `标准库现有 ${standards.length} 份标准：`,
        ...byLevel(standards).flatMap(([level, own]) => [
          `【${LEVEL[level]}】`,
          ...own.flatMap(each => entry(each, text !== undefined)),
        ]),
        ...(text ? [] : ['发「标准目录」加名称可以看某一份的历次版本，发「查看」加单号看详情。']),
      ].join('\n'),
      options: nos.flatMap(viewOption).slice(0, OFFERED),
    };
  });
}

function byLevel(standards: readonly Listed[]): [Listed['level'], Listed[]][] {
  return [...Map.groupBy(standards, each => each.level)];
}

function viewOption({ no }: Edition): Option[] {
  return no ? [{ key: `查看 ${no}`, label: `查看 ${no}` }] : [];
}

function entry(standard: Listed, withPast: boolean): string[] {
  const { inForce, upcoming, drafts, past, withdrawnAt } = standard;
  const now = inForce
    ? `现行 ${inForce.label}版${numbered(inForce)}`
    : withdrawnAt
      ? `已于${showDay(withdrawnAt)}作废`
      : '尚无现行版本';
  // An edition is named by the day from which it is in force.
  return [
    `· 《${standard.title}》${now}`,
    ...upcoming.map(each => `　${each.label}版已发布，到时施行${numbered(each)}`),
    ...drafts.map(each => `　${each.label}版：${stageText(each.stage)}${numbered(each)}`),
    ...(withPast ? past.map(each => `　${each.label}版：历史版本${numbered(each)}`) : []),
  ];
}

const numbered = ({ no }: Edition): string => (no ? `（${no}）` : '');
