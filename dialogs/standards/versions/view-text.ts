import type { Services } from '../../../src/services/index.ts';
import type { Reply } from '../../framework/reply.ts';
import { showTime } from '../../replies/times.ts';
import { newsLines } from './news-text.ts';
import { overlapLines } from './overlap-text.ts';
import { act, editionName, LEVEL, STEP, scopeText, showDay, stageText, standardRef } from './words.ts';

type Viewed = Awaited<ReturnType<Services['standards']['viewVersion']>>;
type Act = Viewed['acts'][number];

/** An edition in full: where it stands, what it changes, what other standards say, how it was approved. */
export function viewText(viewed: Viewed, now: Date): Reply {
  const { no, acts } = viewed;
  const round = Math.max(0, ...acts.map(each => each.round));
  const ended = acts.filter(each => each.round < round && !each.approved);
  return {
    text: [
      `${editionName(viewed)}（${no}）`,
      `${LEVEL[viewed.level]}；${statusText(viewed, now)}`,
      `条款：${viewed.clauseCount} 条；适用：${scopeText(viewed.unitKinds)}`,
      ...newsLines(viewed.news),
      ...overlapLines(viewed.overlaps),
      ...(acts.length > 0 ? ['审批经过：'] : []),
      ...ended.map(each => `· 第 ${each.round} 轮${actLine(each, now)}`),
      ...acts.filter(each => each.round === round).map(each => `· ${actLine(each, now)}`),
      ...(viewed.waitingForNames.length > 0 ? [`还在等：${viewed.waitingForNames.join('、')}`] : []),
      ...(viewed.publishedAt
        ? [`发布：${publisher(viewed.publishedByName)}，${showTime(viewed.publishedAt, now)}`]
        : []),
      ...withdrawalLines(viewed, now),
    ].join('\n'),
    options: optionsOf(viewed),
    ref: standardRef(no),
  };
}

/** Where an edition stands in time. */
function statusText({ status, stage, effectiveFrom, effectiveTo }: Viewed, now: Date): string {
  const from = showDay(effectiveFrom);
  switch (status) {
    case 'draft':
      return `${stageText(stage)}；拟自${from}起施行`;
    case 'withdrawn':
      return `已作废；自${from}起施行`;
    default: {
      if (effectiveFrom > now) return `已发布，自${from}起施行`;
      if (effectiveTo && effectiveTo <= now)
        return `历史版本，${from}至${showDay(new Date(effectiveTo.getTime() - 1))}有效`;
      return `现行有效，自${from}起施行${effectiveTo ? `，至${showDay(new Date(effectiveTo.getTime() - 1))}止` : ''}`;
    }
  }
}

function actLine({ step, approved, takenBack, byName, note, at }: Act, now: Date): string {
  const when = showTime(at, now);
  if (!approved) return `${takenBack ? '撤回' : `${STEP[step]}退回`}：${byName}，${when}。理由：${note}`;
  return step === 'prepare' ? `编制：${byName}，${when}。改动说明：${note}` : `${STEP[step]}通过：${byName}，${when}`;
}

/** What the command line published has no person's name. */
const publisher = (name: string | null): string => (name === null || name === 'operator' ? '系统维护人员' : name);

function withdrawalLines({ withdrawal }: Viewed, now: Date): string[] {
  if (!withdrawal) return [];
  return withdrawal.withdrawnAt
    ? [`作废：${showTime(withdrawal.withdrawnAt, now)}。理由：${withdrawal.reason}`]
    : [`${withdrawal.proposedByName}提出作废，待第二人确认。理由：${withdrawal.reason}`];
}

function optionsOf({ no, may, news }: Viewed): Reply['options'] {
  return [
    ...(may.decide ? [act(`${STEP[may.decide]}通过`, no), { key: `退回标准 ${no}`, label: '退回' }] : []),
    ...(may.submit ? [act('提交审批', no)] : []),
    ...(may.publish ? [act('发布', no)] : []),
    ...(may.decideWithdrawal ? [act('确认作废', no), act('不同意作废', no)] : []),
    ...(news.kind === 'changes' ? [act('看变化', no)] : []),
    act('看全文', no),
    ...(may.confirmReading ? [act('已阅', no)] : []),
    ...(may.seeReadings ? [act('阅读情况', no)] : []),
    ...(may.takeBack && !may.decide ? [act('撤回审批', no)] : []),
    ...(may.withdraw ? [act('作废', no)] : []),
  ];
}
