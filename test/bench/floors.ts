import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import { DialogSet, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import type { Database } from '../../src/store/database.ts';

/** The bare Bot Framework in memory: one turn answers a prompt and asks the next. */
export function createBareBot(): (text: string) => Promise<void> {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(new WaterfallDialog('ask', [step => step.prompt('text', '请说'), step => step.replaceDialog('ask')]));
  const adapter = new TestAdapter(async context => {
    const dc = await dialogs.createContext(context);
    if (dc.activeDialog) await dc.continueDialog();
    else await dc.beginDialog('ask');
    await state.saveChanges(context);
  });
  return async text => {
    await adapter.receiveActivity(text);
    adapter.activeQueue.length = 0;
  };
}

/** The rows that a turn must leave behind, written by Prisma in one transaction: inbox, replies, dialog state. */
export async function writeTurnRows(
  db: Database,
  turn: { id: string; conversationId: string; seq: number; replies: number },
): Promise<void> {
  const { id, conversationId, seq, replies } = turn;
  const at = new Date();
  const payload = { text: '营业厅等候时限是多少', options: [], outcome: null, citations: [], ref: null };
  await db.transaction(async tx => {
    const nextSeq = seq + 1 + replies;
    await tx.conversation.upsert({
      where: { id: conversationId },
      create: { id: conversationId, nextSeq },
      update: { nextSeq },
    });
    await tx.inboxMessage.create({
      data: { id, conversationId, seq, senderId: 'lina', payload, receivedAt: at, status: 'done', doneAt: at },
    });
    await tx.outboxMessage.createMany({
      data: Array.from({ length: replies }, (_, index) => ({
        id: `${id}-${index + 1}`,
        conversationId,
        seq: seq + 1 + index,
        recipientId: 'lina',
        kind: 'reply' as const,
        causeId: id,
        payload,
        createdAt: at,
        sentAt: at,
      })),
    });
    const data = { dialogs: { dialogStack: [] } };
    await tx.botState.upsert({
      where: { key: conversationId },
      create: { key: conversationId, data, etag: 1 },
      update: { data },
    });
  });
}
