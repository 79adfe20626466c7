import { asksOutright, readBulletinQuestion } from '../../src/domain/bulletins/read-question.ts';
import { readSummaryQuestion } from '../../src/domain/bulletins/read-summary-question.ts';
import type { Services } from '../../src/services/index.ts';
import type { Command, Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { checkForm } from './check-form.ts';
import { draftCommands, draftPhrases, returnDraftForm } from './draft-commands.ts';
import { IMPORT_PHRASES, ISSUE_BULLETIN, issueForm } from './issue-form.ts';
import { measuresView, releasing, returnForm } from './judge.ts';
import { ledgerCommand } from './ledger.ts';
import { measureForm } from './measure-form.ts';
import { measureReplies } from './measure-replies.ts';
import { PERIOD_SUMMARY, periodSummary } from './period-summary.ts';
import { bulletinReplies } from './replies.ts';
import { submitForm } from './submit-form.ts';
import { withdrawForm } from './withdraw-form.ts';

const ASK_BULLETINS = 'ask-bulletins';

/** 周报, 月报, 短板通报 downward, and the measures owed for what they name. */
export function createBulletinFeature(services: Services): Feature {
  const { bulletins } = services;
  return {
    dialogs: [
      issueForm(services),
      measureForm(services),
      measuresView(services),
      releasing(services),
      returnForm(services),
      checkForm(services),
      withdrawForm(services),
      ...draftCommands(services),
      returnDraftForm(services),
      submitForm(services),
      ledgerCommand(services),
      periodSummary(services),
      new CommandDialog('view-TB', async ({ actor, now }, { no = '' }) =>
        bulletinReplies.view(await bulletins.view({ actor, no }), now),
      ),
      new CommandDialog('view-WT', async ({ actor, now }, { no = '' }) =>
        measureReplies.view(await bulletins.viewIssue({ actor, no }), now),
      ),
      new CommandDialog(ASK_BULLETINS, async ({ actor, now, text }, args) => {
        const question = readBulletinQuestion(args.text ?? text, now);
        if (question?.kind === 'issue')
          return measureReplies.view(await bulletins.viewIssue({ actor, no: question.no }), now);
        const asked = question ?? {
          kind: 'bulletins',
          bulletinKind: undefined,
          period: undefined,
          issued: undefined,
          own: false,
        };
        return bulletinReplies.found(await bulletins.find({ actor, question: asked }), asked, now);
      }),
    ],
    commands,
    takesQuestion({ text, now }) {
      const asks = asksOutright(text) && readBulletinQuestion(text, now);
      return asks ? { dialogId: ASK_BULLETINS, args: { phrase: '', text } } : undefined;
    },
    async takesSentence({ text, now }) {
      if (readSummaryQuestion(text, now)) return { dialogId: PERIOD_SUMMARY, args: { phrase: '', text } };
      return readBulletinQuestion(text, now) ? { dialogId: ASK_BULLETINS, args: { phrase: '', text } } : undefined;
    },
  };
}

const commands: readonly Command[] = [
  ...draftPhrases,
  {
    phrases: ['发通报', '发周报', '发月报', '发短板通报', '下发周报', '下发月报', '下发通报', '下发短板通报'],
    takes: 'text',
    dialogId: ISSUE_BULLETIN,
    roles: ['qualityOfficer', 'leader'],
    help: '下发周报、月报、短板通报，如「发周报 上周；通川：叫号机三次报修未修；渠县：…」',
  },
  {
    phrases: IMPORT_PHRASES,
    takes: 'text',
    dialogId: ISSUE_BULLETIN,
    roles: ['qualityOfficer', 'leader'],
    help: '把省公司的通报转为各单位要报措施的问题，转发原文，或先发文件再「导入为通报」',
  },
  {
    phrases: ['撤回通报'],
    takes: 'text',
    dialogId: 'withdraw-bulletin',
    roles: ['qualityOfficer', 'leader'],
    help: '撤回发错的通报，须在各单位报出措施之前，如「撤回通报 TB-2026-0001 重复下发」',
  },
  {
    phrases: ['报措施', '填措施'],
    takes: 'text',
    dialogId: 'add-measure',
    roles: ['serviceOfficer', 'manager'],
    help: '为通报点到的问题报改进措施，如「报措施 WT-2026-0001 更换叫号机，文素负责，12月5日前」',
  },
  {
    phrases: ['审核措施'],
    takes: 'number',
    kinds: ['WT'],
    dialogId: 'review-measures',
    roles: ['manager'],
    help: '审核本单位填好的改进措施，放行或退回',
  },
  {
    phrases: ['放行措施'],
    takes: 'number',
    kinds: ['WT'],
    dialogId: 'release-measures',
    roles: [],
    help: '放行措施，正式报出',
  },
  { phrases: ['退回措施'], takes: 'text', dialogId: 'return-measures', roles: [], help: '退回措施，请填报人修改' },
  {
    phrases: ['核查措施'],
    takes: 'text',
    dialogId: 'check-measure',
    roles: ['inspector', 'qualityOfficer'],
    help: '措施到期后核查是否执行，如「核查措施 WT-2026-0001 第1条 已执行」，可附照片',
  },
  {
    phrases: ['短板台账'],
    takes: 'text',
    dialogId: 'weakness-ledger',
    roles: ['inspector', 'qualityOfficer', 'manager', 'serviceOfficer'],
    help: '短板检查要看的：某月通报点到的问题和到期的措施，如「短板台账 渠县 10月」',
  },
  {
    phrases: ['通报情况', '最近通报'],
    takes: 'nothing',
    dialogId: ASK_BULLETINS,
    help: '最近一期通报点了谁、措施报没报；也可直接问「上周周报点了我们哪几条」',
  },
];
