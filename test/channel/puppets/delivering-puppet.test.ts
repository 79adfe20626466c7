import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from 'wechaty';
import { types } from 'wechaty-puppet';
import { ChannelError } from '../../../src/channel/errors.ts';
import { BOT, type Harness, inboundMessage, ROOM, startHarness } from '../harness.ts';

describe('DeliveringPuppet under Wechaty', () => {
  let harness: Harness;
  let folder: string;

  beforeAll(async () => {
    harness = await startHarness();
    folder = await mkdtemp(join(tmpdir(), 'channel-'));
  });
  afterAll(async () => {
    await harness.channel.stop();
    await rm(folder, { recursive: true });
  });

  function nextMessage(): Promise<Message> {
    return new Promise(resolve => harness.channel.wechaty.once('message', resolve));
  }

  it('logs in as the bot', () => {
    const { currentUser } = harness.channel.wechaty;
    expect([currentUser.id, currentUser.name()]).toEqual([BOT.id, BOT.name]);
  });

  it('gives Wechaty the people and rooms of the directory', async () => {
    const { wechaty } = harness.channel;
    const people = await wechaty.Contact.findAll();
    expect(people.map(person => person.name()).sort()).toEqual(['林芳', '高敏'].sort());
    const room = await wechaty.Room.find({ topic: ROOM.topic });
    expect(room?.id).toBe(ROOM.id);
    expect(await room?.topic()).toBe(ROOM.topic);
    expect((await room?.memberAll())?.map(member => member.id)).toEqual(ROOM.memberIds);
  });

  it('reads a topic but does not set one', async () => {
    expect(await harness.puppet.roomTopic(ROOM.id)).toBe(ROOM.topic);
    await expect(harness.puppet.roomTopic(ROOM.id, '新名字')).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('hands over a mention', async () => {
    const arrived = nextMessage();
    harness.puppet.receive(inboundMessage({ roomId: ROOM.id, mentionsBot: true, text: `@${BOT.name} 查标准` }));
    const message = await arrived;
    expect(await message.mentionSelf()).toBe(true);
    expect(await message.mentionText()).toBe('查标准');
  });

  it('hands over a file with its bytes', async () => {
    const path = join(folder, 'photo');
    await writeFile(path, 'bytes of a photo');
    const arrived = nextMessage();
    harness.puppet.receive(
      inboundMessage({ text: '', file: { id: 'f1', name: '门头.jpg', mime: 'image/jpeg', size: 16, path } }),
    );
    const message = await arrived;
    expect(message.type()).toBe(types.Message.Image);
    const box = await message.toFileBox();
    expect(box.name).toBe('门头.jpg');
    expect((await box.toBuffer()).toString()).toBe('bytes of a photo');
  });

  it('says so when a file has no bytes here', async () => {
    const arrived = nextMessage();
    harness.puppet.receive(
      inboundMessage({ file: { id: 'f2', name: '报表.xlsx', mime: 'application/vnd.ms-excel', size: 9 } }),
    );
    const message = await arrived;
    expect(message.type()).toBe(types.Message.Attachment);
    await expect(message.toFileBox()).rejects.toBeInstanceOf(ChannelError);
  });

  it('shows the newer content of a message that is handed over twice', async () => {
    const first = inboundMessage({ text: '旧' });
    for (const text of ['旧', '新']) {
      const arrived = nextMessage();
      harness.puppet.receive({ ...first, text });
      expect((await arrived).text()).toBe(text);
    }
  });

  it('delivers what is said outside a stored message, telling rooms from people', async () => {
    const { wechaty } = harness.channel;
    await (await wechaty.Contact.find({ id: 'gao' }))?.say('在吗');
    await (await wechaty.Room.find({ id: ROOM.id }))?.say('大家好');
    const [direct, inRoom] = harness.deliveries.splice(0);
    expect(direct).toMatchObject({ to: { userId: 'gao' }, kind: 'text', text: '在吗' });
    expect(inRoom).toMatchObject({ to: { roomId: ROOM.id }, kind: 'text', text: '大家好' });
    expect(direct?.id).not.toBe(inRoom?.id);
  });
});
