import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReceiveMedia, type ReceiveMediaOptions } from '../../src/bot/receive-media.ts';
import { ChannelError, isFileGone } from '../../src/channel/errors.ts';
import { AppError } from '../../src/errors.ts';
import { createConversations, type InboxRow } from '../../src/store/conversations.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestDatabase } from '../helpers/database.ts';

const NOW = new Date('2026-11-02T01:00:00Z');

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

let count = 0;

async function received(kind: 'image' | 'voice' | 'video', parts: Partial<ReceiveMediaOptions> = {}) {
  const conversations = createConversations();
  const id = `media-${++count}`;
  const row = { id, conversationId: `u:${id}`, senderId: 'zhou', channel: 'wecomApp' as const };
  const payload = { text: '', media: { kind, ref: { mediaId: 'm1' } } };
  await conversations.accept(db.prisma, { ...row, payload, at: NOW });
  const fetches: string[] = [];
  const receiveMedia = createReceiveMedia({
    ...{ db, conversations, isGone: isFileGone, onError: () => {} },
    async fetchMedia(channel, { ref }) {
      fetches.push(`${channel} ${ref.mediaId}`);
      return { name: 'a.jpg', content: Buffer.from('content') };
    },
    receiveFile: async ({ name, content }) => ({
      kind: 'stored',
      id: 'f1',
      name,
      mime: 'image/jpeg',
      size: content.length,
    }),
    ...parts,
  });
  const stored: InboxRow = { ...row, seq: 1, payload, receivedAt: NOW, attempts: 1 };
  const result = await receiveMedia(stored);
  const kept = await db.prisma.inboxMessage.findUniqueOrThrow({ where: { id } });
  return { payload: result.payload, kept: kept.payload, fetches, again: () => receiveMedia(result) };
}

describe('what a message brings', () => {
  it('is fetched once, stored, and kept with the message', async () => {
    const { payload, kept, fetches, again } = await received('image');
    const file = { kind: 'stored', id: 'f1', name: 'a.jpg', mime: 'image/jpeg', size: 7 };
    expect(payload).toEqual({ text: '', files: [file] });
    expect(kept).toEqual(payload);
    await again();
    expect(fetches).toEqual(['wecomApp m1']);
  });

  it.each([
    ['is asked for again at once where the platform has it no longer', new ChannelError('fileUnavailable', 'm1'), []],
    ['is tried again with pauses where it may come after all', new Error('busy'), [1_000, 4_000]],
  ])('%s', async (_what, error, expected) => {
    const pauses: number[] = [];
    const pause = async (ms: number) => void pauses.push(ms);
    let tries = 0;
    const fetchMedia = () => {
      tries += 1;
      return Promise.reject(error);
    };
    expect((await received('image', { fetchMedia, pause })).payload).toEqual({ text: '', unusable: 'gone' });
    expect(pauses).toEqual(expected);
    expect(tries).toBe(expected.length + 1);
  });

  it('comes by a later try', async () => {
    let tries = 0;
    const fetchMedia = async () => {
      tries += 1;
      if (tries < 3) throw new Error('busy');
      return { name: 'a.jpg', content: Buffer.from('content') };
    };
    const { payload } = await received('image', { fetchMedia, pause: async () => {} });
    expect(payload).toMatchObject({ files: [{ kind: 'stored', id: 'f1' }] });
  });

  it('is refused as what it is where it is too large', async () => {
    const size = 26 * 1024 * 1024;
    const limit = 25 * 1024 * 1024;
    const fetchMedia = () => Promise.reject(new AppError('fileTooLarge', { size, limit }));
    const file = { kind: 'refused', name: 'image', code: 'fileTooLarge', params: { name: 'image', size, limit } };
    expect((await received('image', { fetchMedia })).payload).toEqual({ text: '', files: [file] });
  });

  it.each([
    ['is said in words where a model hears it', async () => '上午查了南外厅', { text: '上午查了南外厅' }],
    [
      'is asked for in writing where the model fails',
      () => Promise.reject(new Error('415')),
      { text: '', unusable: 'voice' },
    ],
    ['is asked for in writing where nothing is heard', async () => ' ', { text: '', unusable: 'voice' }],
    ['is asked for in writing without a model', undefined, { text: '', unusable: 'deaf' }],
  ])('a voice %s', async (_what, transcribe, expected) => {
    expect((await received('voice', { ...(transcribe && { transcribe }) })).payload).toEqual(expected);
  });

  it('is not fetched where it is a video', async () => {
    const { payload, fetches } = await received('video');
    expect([payload, fetches]).toEqual([{ text: '', unusable: 'video' }, []]);
  });
});
