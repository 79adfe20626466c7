import type { KpiNotice } from '../../src/domain/kpi/notices.ts';
import { command } from '../penalties/words.ts';
import { STAGE_LABEL } from '../rectification/labels.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { showPeriod } from '../replies/periods.ts';
import { byWhom } from '../replies/stood-in.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { EXPLAIN } from './replies.ts';
import { showLedgerChange, showScore } from './words.ts';

const how = (period: string, unitName: string) => ({ key: `${EXPLAIN} ${period} ${unitName}`, label: EXPLAIN });

/** The wording of this feature's notices. */
export function renderKpiNotice(notice: KpiNotice, now: Date): NoticeText {
  const shown = showPeriod(notice.period);
  if (notice.code === 'kpiPublicationReminder') return publicationReminder(notice, shown, now);
  const { no, period } = notice;
  switch (notice.code) {
    case 'kpiAnnounced': {
      const { unitName, objectionsUntil, basis } = notice;
      return {
        title: `考核预公示 ${no}`,
        text: lines(
          `${unitName}${shown}预公示成绩：${scored(notice)}。`,
          `如有异议，请在 ${showTime(new Date(objectionsUntil), now)} 前提出（${explainDue(basis)}）；没有异议无需操作。`,
        ),
        options: [how(period, unitName), command('考核异议', no), command('已阅', no)],
      };
    }
    case 'kpiFrozen': {
      const { unitName, score, before, ledger = [], restated } = notice;
      const changed = before !== score ? `${restated === null ? '预公示' : '原定稿'}为 ${showScore(before)}，` : '';
      return {
        title: restated === null ? `考核定稿 ${no}` : `考核重算 ${no}`,
        text: lines(
          `${unitName}${shown}考核成绩：${changed}${restated === null ? '定稿' : '重算后'}为${scored(notice)}。`,
          ledger.length > 0 && `扣分、加分的变化：\n${ledger.map(each => `· ${showLedgerChange(each)}`).join('\n')}`,
          restated !== null && `重算原因：${restated}`,
        ),
        options: [how(period, unitName), command('已阅', no)],
      };
    }
    case 'kpiObjected':
      return {
        title: `考核异议 ${no}`,
        text: lines(
          `${notice.unitName}对${shown}预公示成绩提出异议：`,
          `「${notice.text}」`,
          `提出人：${byWhom(notice.byName, notice.forName)}`,
        ),
        options: [command('处理考核异议', no), how(period, notice.unitName)],
      };
    case 'kpiObjectionDecided':
      return {
        title: `考核异议处理结果 ${no}`,
        text: lines(
          `${notice.unitName}对${shown}成绩的异议${notice.accepted ? '成立，将在更正后重新计算' : '不成立，维持原成绩'}。`,
          `说明：${notice.decision}`,
        ),
        options: [how(period, notice.unitName), command('已阅', no)],
      };
    case 'kpiObjectionsOver':
      return {
        title: `${shown}考核可以定稿`,
        text: lines(
          `${shown}预公示（${no}）的异议期已满。`,
          notice.open > 0 ? `还有 ${notice.open} 件异议没有处理，处理完才能定稿。` : '异议都已处理，可以定稿。',
        ),
        options: [
          notice.open > 0
            ? { key: '处理考核异议', label: '处理考核异议' }
            : { key: `考核定稿 ${period}`, label: '考核定稿' },
        ],
      };
    case 'kpiChangedSince':
      return {
        title: `${shown}考核需要重算`,
        text: lines(
          `${shown}考核已定稿（${no}），此后 ${notice.causeNo} 改变了${notice.unitName}的得分或扣分依据。`,
          '重算前会先列出差异，请您确认。',
        ),
        options: [{ key: `考核重算 ${period}`, label: '考核重算' }],
      };
    default: {
      const unknown: never = notice;
      throw new Error(`no wording for ${JSON.stringify(unknown)}`);
    }
  }
}

function publicationReminder(
  { period, stage, dueAt, asked }: Extract<KpiNotice, { code: 'kpiPublicationReminder' }>,
  shown: string,
  now: Date,
): NoticeText {
  const due = showTime(new Date(dueAt), now);
  return {
    title: `${shown}考核待公布`,
    text: lines(
      `${shown}的扣分台账和排名${STAGE_LABEL[stage]}（应于 ${due} 前公布，《服务质量考核办法》第三十三条），还没有预公示。`,
      asked ? '预公示前会先列出各单位成绩、缺的数据和还没有确认的扣分。' : '请您督促质控岗尽快预公示。',
    ),
    options: [
      ...(asked ? [{ key: `考核预公示 ${period}`, label: '考核预公示' }] : []),
      { key: `扣分台账 ${period}`, label: '扣分台账' },
    ],
  };
}

type Scored = Pick<Extract<KpiNotice, { code: 'kpiAnnounced' }>, 'score' | 'rank' | 'of' | 'without'>;

function scored({ score, rank, of, without }: Scored): string {
  if (score === null) return without === 'notDrawn' ? '本期没有抽到检查，不排名' : '缺数据，暂不排名';
  return rank === null ? ` ${showScore(score)} 分` : ` ${showScore(score)} 分，排第 ${rank}（共 ${of} 个单位有成绩）`;
}

const lines = (...each: readonly (string | false)[]): string => each.filter(line => line !== false).join('\n');
