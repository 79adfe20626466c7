import type { TaskTimer } from '../../domain/tasks/timers.ts';
import type { ServiceContext } from '../context.ts';
import { acknowledgeNotice } from './acknowledge-notice.ts';
import { chaseRecipients } from './chase-recipients.ts';
import { listLastOffered } from './last-offered.ts';
import { listOwnUnsigned } from './list-own-unsigned.ts';
import { listRecipients } from './list-recipients.ts';
import { listTodos, listToSign } from './list-todos.ts';
import { listUndelivered } from './list-undelivered.ts';
import { remindSign } from './remind-sign.ts';
import { resendMessage } from './resend-message.ts';
import { acknowledgeAll, listUnread } from './unread-notices.ts';

/** The use cases of this feature, bound to the application's context. */
export function createTaskServices(context: ServiceContext) {
  return {
    todos: (input: Parameters<typeof listTodos>[1]) => listTodos(context, input),
    lastOffered: (input: Parameters<typeof listLastOffered>[1]) => listLastOffered(context, input),
    toSign: (input: Parameters<typeof listToSign>[1]) => listToSign(context, input),
    ownUnsigned: (input: Parameters<typeof listOwnUnsigned>[1]) => listOwnUnsigned(context, input),
    unread: (input: Parameters<typeof listUnread>[1]) => listUnread(context, input),
    acknowledge: (input: Parameters<typeof acknowledgeNotice>[1]) => acknowledgeNotice(context, input),
    acknowledgeAll: (input: Parameters<typeof acknowledgeAll>[1]) => acknowledgeAll(context, input),
    chase: (input: Parameters<typeof chaseRecipients>[1]) => chaseRecipients(context, input),
    undelivered: (input: Parameters<typeof listUndelivered>[1]) => listUndelivered(context, input),
    resend: (input: Parameters<typeof resendMessage>[1]) => resendMessage(context, input),
    recipients: (input: Parameters<typeof listRecipients>[1]) => listRecipients(context, input),
    timers: { signReminder: (timer: TaskTimer) => remindSign(context, timer) },
  };
}
