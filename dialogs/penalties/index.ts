import { readDenial } from '../../src/domain/liability/read-denial.ts';
import { readLedgerQuestion } from '../../src/domain/penalties/read-ledger-question.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { askSideCommands, askSideDialog } from '../liability/ask-side.ts';
import { contestCommands, contestForm } from '../liability/contest-form.ts';
import { reviewCommands, reviewForm } from '../liability/review-form.ts';
import { statementCommands, statementForm } from '../liability/statement-form.ts';
import { viewReviewDialog } from '../liability/view-review.ts';
import { appealCommands, appealForm } from './appeal-form.ts';
import { decisionCommands, decisionDialogs } from './decide.ts';
import { evidenceAsked, evidenceAskedAtFirst, evidenceCommands, evidenceDialogs } from './evidence-files.ts';
import { judgeCommands, judgeForm } from './judge-form.ts';
import { noticeSheetCommands, noticeSheetDialog } from './notice-sheet.ts';
import { recuseCommands, recuseForm } from './recuse-form.ts';
import { reversalCommands, reversalForm } from './reversal-form.ts';
import { rewardCommands, rewardForm } from './reward-form.ts';
import { ruleAsideDialog } from './rule-aside.ts';
import { ruleCommands, ruleForm } from './rule-form.ts';
import { deductionsAsked } from './wanted-deductions.ts';
import { whyCommands, whyDialogs } from './why.ts';

/** 扣分, 责任认定 and 考核申诉 in conversation. */
export function createPenaltyFeature(services: Services): Feature {
  return {
    dialogs: [
      ...decisionDialogs(services),
      ...whyDialogs(services),
      appealForm(services),
      recuseForm(services),
      ...evidenceDialogs(services),
      judgeForm(services),
      ruleForm(services),
      ruleAsideDialog(),
      rewardForm(services),
      reversalForm(services),
      noticeSheetDialog(services),
      contestForm(services),
      statementForm(services),
      reviewForm(services),
      askSideDialog(services),
      viewReviewDialog(services),
    ],
    takesQuestion: evidenceAsked,
    async takesSentence(turn, talk) {
      const { text, now } = turn;
      const { about } = talk;
      const evidence = evidenceAsked(turn, talk) ?? (await evidenceAskedAtFirst(services, turn, talk));
      if (evidence) return evidence;
      const month = readLedgerQuestion(text, now);
      if (month !== undefined) return { dialogId: 'list-penalties', args: { phrase: '扣分查询', text: month } };
      const asked = await deductionsAsked(services, text, now);
      if (asked !== undefined) return { dialogId: 'list-penalties', args: { phrase: '扣分查询', text: asked } };
      const kind = readDenial(text);
      if (kind === undefined) return undefined;
      const no = about?.startsWith(`${kind}-`) ? about : undefined;
      return { dialogId: 'contest-liability', args: { phrase: text, ...(no !== undefined && { no }) } };
    },
    commands: [
      ...decisionCommands,
      ...contestCommands,
      ...statementCommands,
      ...reviewCommands,
      ...askSideCommands,
      ...appealCommands,
      ...recuseCommands,
      ...evidenceCommands,
      ...judgeCommands,
      ...whyCommands,
      ...noticeSheetCommands,
      ...ruleCommands,
      ...rewardCommands,
      ...reversalCommands,
    ],
  };
}
