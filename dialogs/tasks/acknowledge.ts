import type { Turn } from '../../src/domain/conversation/turn.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import type { Reply } from '../framework/reply.ts';
import { prefixOf } from './ref-types.ts';
import { taskReplies } from './replies.ts';

/**
 * 签收: an order or a rectification notice is signed for by its unit, any other record's notices are acknowledged. Without 单号 it is the
 * one that waits to be signed; when none does, nothing is marked and 已阅 is offered for what is unread.
 */
export async function sign(services: Services, turn: Turn, args: CommandArgs): Promise<Reply> {
  if (args.no) return signOne(services, turn, args.no);
  const waiting = (await services.tasks.toSign({ actor: turn.actor })).map(todo => todo.ref.no);
  if (waiting.length === 1) return signOne(services, turn, waiting[0]!);
  if (waiting.length > 1) return taskReplies.whichToSign(waiting);
  return taskReplies.nothingToSign((await services.tasks.unread({ actor: turn.actor })).length);
}

/** 全部签收: each 整改通知 and 督办单 that waits for this person, one line each. */
export async function signAll(services: Services, turn: Turn): Promise<Reply> {
  const waiting = await services.tasks.toSign({ actor: turn.actor });
  if (waiting.length === 0)
    return taskReplies.nothingToSign((await services.tasks.unread({ actor: turn.actor })).length);
  const signed: Reply[] = [];
  for (const todo of waiting) signed.push(await signOne(services, turn, todo.ref.no));
  return taskReplies.allSigned(signed);
}

/** 已阅: a person's own notices only; it signs for nothing. */
export async function acknowledge(services: Services, turn: Turn, args: CommandArgs): Promise<Reply> {
  if (args.no) return acknowledgeOne(services, turn, args.no);
  const unread = await services.tasks.unread({ actor: turn.actor });
  return unread.length === 0 ? taskReplies.nothingUnread : acknowledgeOf(services, turn, unread);
}

function acknowledgeOf(services: Services, turn: Turn, nos: readonly string[]): Promise<Reply> | Reply {
  return nos.length === 1 ? acknowledgeOne(services, turn, nos[0]!) : taskReplies.whichToAcknowledge(nos);
}

async function signOne(services: Services, turn: Turn, no: string): Promise<Reply> {
  const { actor, messageId, now } = turn;
  switch (prefixOf(no)) {
    case 'DB':
      return taskReplies.orderSigned(
        await services.supervision.sign({ actor, no, submissionId: `${messageId}:${no}` }),
        now,
      );
    case 'ZT': {
      const { items } = await services.rectification.viewGroup({ actor, no });
      const signed: Reply[] = [];
      for (const item of items) signed.push(await signOne(services, turn, item.no));
      return taskReplies.allSigned(signed);
    }
    case 'ZG':
      return taskReplies.rectificationSigned(await services.rectification.acknowledge({ actor, no }), now);
    default:
      return acknowledgeOne(services, turn, no);
  }
}

async function acknowledgeOne(services: Services, turn: Turn, no: string): Promise<Reply> {
  if (prefixOf(no) === 'BZ') {
    const read = await services.standards.confirmReading({ actor: turn.actor, no });
    if (read.kind !== 'notAsked') return taskReplies.standardRead(read, turn.now);
  }
  return taskReplies.acknowledged(await services.tasks.acknowledge({ actor: turn.actor, no }), turn.now);
}
