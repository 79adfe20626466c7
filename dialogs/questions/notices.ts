import type { QuestionNotice } from '../../src/domain/questions/notices.ts';
import type { NoticeText } from '../replies/notice-text.ts';
import { cite, command, KIND_LABEL, shorten } from './labels.ts';

/** Longer clauses are shown in part; the whole text is one question away. */
const CLAUSE_SHOWN = 200;

/** The wording of this feature's notices. */
export function renderQuestionNotice(notice: QuestionNotice): NoticeText {
  switch (notice.code) {
    case 'questionSolved': {
      const { text, clause } = notice.answer;
      return {
        title: '您问过的问题有答案了',
        text: [
          `您问过「${notice.question}」，当时没能答好，让您费心了。现在可以这样答复您：`,
          shorten(text, CLAUSE_SHOWN),
          ...(clause ? [`依据：${cite(clause)}`] : []),
        ].join('\n'),
        options: [],
      };
    }
    case 'answerToApprove':
      return {
        title: `${KIND_LABEL[notice.kind]}待审核 ${notice.no}`,
        text: [
          `${notice.writerName}写了一条${KIND_LABEL[notice.kind]}，请您审核：`,
          `${notice.kind === 'answer' ? '问题' : '情形'}：${notice.question}`,
          `内容：${notice.text}`,
          ...notice.clauses.map(clause => `依据：${cite(clause)}　${shorten(clause.text, CLAUSE_SHOWN)}`),
        ].join('\n'),
        options: [command('通过答复', notice.no), command('退回答复', notice.no), command('查看', notice.no)],
      };
    case 'answerApproved':
      return {
        title: `${KIND_LABEL[notice.kind]}已通过 ${notice.no}`,
        text: `${notice.byName}已通过您写的${KIND_LABEL[notice.kind]}「${notice.question}」，即刻起使用。`,
        options: [command('查看', notice.no)],
      };
    case 'answerReturned':
      return {
        title: `${KIND_LABEL[notice.kind]}被退回 ${notice.no}`,
        text: `${notice.byName}退回了您写的${KIND_LABEL[notice.kind]}「${notice.question}」。\n理由：${notice.reason}`,
        options: [command('修改答复', notice.no), command('查看', notice.no)],
      };
    case 'answerToReview': {
      const { standard, label, changed, gone } = notice;
      const parts = [
        ...(changed.length > 0 ? [`${changed.join('、')}有改动`] : []),
        ...(gone.length > 0 ? [`${gone.join('、')}已没有`] : []),
      ];
      return {
        title: `${KIND_LABEL[notice.kind]}待复核 ${notice.no}`,
        text: [
          `《${standard}》${label}版中，${parts.join('，')}，${KIND_LABEL[notice.kind]}「${notice.question}」是按原条款写的。`,
          '条款变动生效后，它会自动停止使用；请复核，仍然合适就通过，不合适就修改或停用。',
        ].join('\n'),
        options: [command('审核答复', notice.no), command('修改答复', notice.no), command('停用答复', notice.no)],
      };
    }
    default:
      return unreachable(notice);
  }
}

function unreachable(notice: never): never {
  throw new Error(`no wording for ${JSON.stringify(notice)}`);
}
