import { readKpiQuestion } from '../../src/domain/kpi/read-question.ts';
import type { Services } from '../../src/services/index.ts';
import type { Command, Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { answerKpi, explainSaid, rankingOf } from './ask.ts';
import { announceForm, freezeForm, restateForm } from './closing-forms.ts';
import { closingViewReply } from './closing-replies.ts';
import { decideObjectionForm, objectForm } from './objection-forms.ts';
import { EXPLAIN } from './replies.ts';

const ASK_SCORES = 'ask-scores';

/** 考核: rankings, how a score came about, and closing a period. */
export function createKpiFeature(services: Services): Feature {
  const view = new CommandDialog('view-KH', async ({ actor, now }, { no = '' }) =>
    closingViewReply(await services.kpi.view({ actor, no }), now),
  );
  return {
    dialogs: [
      new CommandDialog('rank-units', (turn, args) => rankingOf(services, turn, args)),
      new CommandDialog('explain-score', (turn, args) => explainSaid(services, turn, args)),
      new CommandDialog(ASK_SCORES, async turn => {
        const question = readKpiQuestion(turn.text, turn.now);
        return question ? answerKpi(services, turn, question) : rankingOf(services, turn, { phrase: '' });
      }),
      view,
      new CommandDialog('view-GY', async ({ actor, now }, { no = '' }) =>
        closingViewReply(await services.kpi.view({ actor, no }), now),
      ),
      announceForm(services),
      freezeForm(services),
      restateForm(services),
      objectForm(services),
      decideObjectionForm(services),
    ],
    commands,
    async takesSentence({ text, now }) {
      return readKpiQuestion(text, now) ? { dialogId: ASK_SCORES, args: { phrase: '', text } } : undefined;
    },
  };
}

const commands: readonly Command[] = [
  {
    phrases: ['季度排名', '考核排名', '月度排名', '年度排名'],
    takes: 'text',
    dialogId: 'rank-units',
    roles: ['manager', 'serviceOfficer', 'qualityOfficer', 'leader'],
    help: '查看各单位考核成绩和排名，如「季度排名 上季度」；也可直接问「本季度排名」',
  },
  {
    phrases: [EXPLAIN, '考核明细'],
    takes: 'text',
    dialogId: 'explain-score',
    help: '一步步看得分的由来，如「得分怎么算的 上季度 公众客户部 营业厅」',
  },
  {
    phrases: ['考核预公示', '预公示'],
    takes: 'text',
    dialogId: 'announce-period',
    roles: ['qualityOfficer'],
    help: '公示一期考核成绩（不写哪一期即上季度，也可以写明月份、年度），各单位可在异议期内提出异议',
  },
  {
    phrases: ['考核异议'],
    takes: 'text',
    dialogId: 'object-to-score',
    roles: ['manager'],
    forStandIns: true,
    help: '对本单位的预公示成绩提出异议（负责人请假时由代理人提出）',
  },
  {
    phrases: ['处理考核异议'],
    takes: 'number',
    dialogId: 'decide-objection',
    roles: ['qualityOfficer', 'leader'],
    help: '处理一件考核异议',
  },
  {
    phrases: ['考核定稿'],
    takes: 'text',
    dialogId: 'freeze-period',
    roles: ['qualityOfficer'],
    help: '异议期满后冻结成绩，连同每一步依据存档',
  },
  {
    phrases: ['考核重算'],
    takes: 'text',
    dialogId: 'restate-period',
    roles: ['qualityOfficer'],
    help: '定稿后按变化了的依据重算，先看差异再重新定稿',
  },
];
