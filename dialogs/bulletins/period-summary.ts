import { hasBegun } from '../../src/domain/bulletins/periods.ts';
import { readSummaryQuestion } from '../../src/domain/bulletins/read-summary-question.ts';
import { hasRole } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { answerKpi } from '../kpi/ask.ts';
import { draftReplies } from './draft-replies.ts';

export const PERIOD_SUMMARY = 'period-summary';

/** 「本月服务质量情况」: the figures of all units for those who issue bulletins, of a month one's own score for everybody else. */
export function periodSummary(services: Services): CommandDialog {
  return new CommandDialog(PERIOD_SUMMARY, async (turn, { text }): Promise<Reply> => {
    const { actor, now } = turn;
    const { period } = readSummaryQuestion(text ?? turn.text, now)!;
    if (!hasBegun(period, now)) return draftReplies.notBegun(period);
    if (!hasRole(actor, 'qualityOfficer', 'leader') && !period.includes('W'))
      return answerKpi(services, turn, { kind: 'explain', period, of: '' });
    return draftReplies.summary(await services.bulletins.drafts.summarise({ actor, period }), now);
  });
}
