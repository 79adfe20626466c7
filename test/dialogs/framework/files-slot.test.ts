import { describe, expect, it } from 'vitest';
import { filesSlot } from '../../../dialogs/framework/files-slot.ts';
import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { person } from '../../domain/permissions/cast.ts';

interface Values {
  photos: readonly string[];
}

const slot = filesSlot<Values>({ key: 'photos', label: '佐证', question: '请发送照片。' });

function turn(text: string, ...ids: string[]): Turn {
  return {
    actor: person('clerk', 'hall', ['frontline']),
    messageId: 'm1',
    now: new Date('2026-11-02T09:00:00+08:00'),
    text,
    files: ids.map(id => ({ kind: 'stored', id, name: `${id}.jpg`, mime: 'image/jpeg', size: 1 })),
    inGroup: false,
  };
}

describe('filesSlot', () => {
  it('takes files over several messages until they are all sent', async () => {
    expect(await slot.parse(turn('', 'a'), {})).toMatchObject({ ok: true, stay: true, value: ['a'] });
    expect(await slot.parse(turn('', 'b', 'a'), { photos: ['a'] })).toMatchObject({ stay: true, value: ['a', 'b'] });
    expect(await slot.parse(turn('好了'), { photos: ['a', 'b'] })).toEqual({ ok: true, value: ['a', 'b'] });
  });

  it.each([
    ['a file and 好了 at once', '好了', ['b'], ['a'], { ok: true, value: ['a', 'b'] }],
    ['no photo', '没有照片', [], [], { ok: true, value: [] }],
    ['好了 before any file', '好了', [], [], { ok: false }],
    ['no photo after photos', '没有照片', [], ['a'], { ok: false }],
    ['no more photos', '没有照片了', [], ['a'], { ok: true, value: ['a'] }],
    ['没了 before any file', '没了', [], [], { ok: true, value: [] }],
    ['that one only', '就这一张', [], ['a'], { ok: true, value: ['a'] }],
    ['something later', '明天再补', [], [], { ok: false }],
    ['starting over', '清空照片', [], ['a'], { ok: true, stay: true, value: [] }],
    ['anything else', '在路上', [], ['a'], { ok: false }],
  ] as const)('%s', async (_name, text, files, photos, expected) => {
    expect(await slot.parse(turn(text, ...files), { photos })).toMatchObject(expected);
  });

  it('refuses more than twenty', async () => {
    const photos = Array.from({ length: 20 }, (_, index) => `p${index}`);
    expect(await slot.parse(turn('', 'more'), { photos })).toMatchObject({ ok: false });
  });
});
