import { readFileSync } from 'node:fs';
import type { ReceivedFile } from '../../../src/domain/conversation/turn.ts';
import { type ChatServer, openChatServer } from '../chat-server.ts';

export const SAMPLE = '营业厅便民服务规范(2026-12-01).md';
export const sample = readFileSync(new URL(`../../conversations/import/${SAMPLE}`, import.meta.url));

/** The application, with what tests of the upload page do over and over. */
export async function openUploadServer(env: Record<string, string> = {}, pageRoot?: string) {
  const server = await openChatServer(env, pageRoot);
  return {
    ...server,
    /** The path of a new link of this person, without the address it is said to be under. */
    async link(staffId = 'wu'): Promise<string> {
      const actor = await server.app.directory.actor(server.app.db.prisma, staffId);
      if (!actor) throw new Error(`nobody is called ${staffId}`);
      const { makeLink } = server.app.services.uploads;
      const { url } = await makeLink({ actor, conversationId: `u:${staffId}`, purpose: { kind: 'standard' } });
      return new URL(url).pathname;
    },
    /** What uploads have put into the conversations. */
    arrived: () => arrived(server),
  };
}

export type UploadServer = Awaited<ReturnType<typeof openUploadServer>>;

async function arrived({ app }: ChatServer) {
  const rows = await app.db.prisma.inboxMessage.findMany({ where: { id: { startsWith: 'upload-' } } });
  return rows.map(({ conversationId, senderId, payload }) => {
    const { text, files = [] } = payload as unknown as { text: string; files?: ReceivedFile[] };
    return { conversationId, senderId, text, files: files.map(file => file.name) };
  });
}
