import { expect, it } from 'vitest';
import { readReasons } from '../../../src/domain/inspections/review-reasons.ts';

it.each([
  [
    '第3项：照片看不清；第7项：扣分依据不足',
    {
      kind: 'read',
      reasons: [
        { ordinal: 3, reason: '照片看不清' },
        { ordinal: 7, reason: '扣分依据不足' },
      ],
    },
  ],
  ['整份照片太少', { kind: 'read', reasons: [{ ordinal: 0, reason: '整份照片太少' }] }],
  ['第21项 看不清', { kind: 'unknownItems', ordinals: [21] }],
  ['第0项 看不清，第3项 也是', { kind: 'unknownItems', ordinals: [0] }],
  ['第3项，第7项 依据不足', { kind: 'withoutReason', ordinals: [3] }],
])('%s', (text, expected) => expect(readReasons(text, 20)).toEqual(expected));
