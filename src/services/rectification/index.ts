import type { Actor } from '../../domain/org/actor.ts';
import type { RectificationTimer } from '../../domain/rectification/timers.ts';
import type { ServiceContext } from '../context.ts';
import { acknowledgeRectification } from './acknowledge-rectification.ts';
import { answerGroup } from './answer-group.ts';
import { answerRectification } from './answer-rectification.ts';
import { listActionable } from './list-actionable.ts';
import { listPendingRectification } from './list-pending.ts';
import { listRectifications } from './list-rectifications.ts';
import { readStatus } from './read-status.ts';
import { releaseRectification } from './release-rectification.ts';
import { remindRectification } from './remind-rectification.ts';
import { reopenRectification } from './reopen-rectification.ts';
import { returnRectification } from './return-rectification.ts';
import { sendBackRectification } from './send-back-rectification.ts';
import { verifyRectification } from './verify-rectification.ts';
import { viewGroup } from './view-group.ts';
import { viewRectification } from './view-rectification.ts';

/** The use cases of this feature, bound to the application's context. */
export function createRectificationServices(context: ServiceContext) {
  return {
    acknowledge: (input: Parameters<typeof acknowledgeRectification>[1]) => acknowledgeRectification(context, input),
    answer: (input: Parameters<typeof answerRectification>[1]) => answerRectification(context, input),
    answerGroup: (input: Parameters<typeof answerGroup>[1]) => answerGroup(context, input),
    viewGroup: (input: Parameters<typeof viewGroup>[1]) => viewGroup(context, input),
    release: (input: Parameters<typeof releaseRectification>[1]) => releaseRectification(context, input),
    sendBack: (input: Parameters<typeof sendBackRectification>[1]) => sendBackRectification(context, input),
    verify: (input: Parameters<typeof verifyRectification>[1]) => verifyRectification(context, input),
    return: (input: Parameters<typeof returnRectification>[1]) => returnRectification(context, input),
    reopen: (input: Parameters<typeof reopenRectification>[1]) => reopenRectification(context, input),
    view: (input: Parameters<typeof viewRectification>[1]) => viewRectification(context, input),
    status: (input: Parameters<typeof readStatus>[1]) => readStatus(context, input),
    actionable: (input: Parameters<typeof listActionable>[1]) => listActionable(context, input),
    list: (input: Parameters<typeof listRectifications>[1]) => listRectifications(context, input),
    pending: (actor: Actor) => listPendingRectification(context, actor),
    timers: { rectificationReminder: (timer: RectificationTimer) => remindRectification(context, timer) },
  };
}
