import { expect, it } from 'vitest';
import { asksForEvidence } from '../../../src/domain/liability/read-evidence-question.ts';

it.each([
  ['证据呢', true],
  ['佐证呢？', true],
  ['他有证据吗', true],
  ['他们有没有证据', true],
  ['有什么佐证', true],
  ['对方附了佐证没有', true],
  ['没有证据', false],
  ['有证据', false],
  ['附了佐证', false],
  ['手头没有证据', false],
  ['没有证据，维持', false],
  ['证据不足', false],
  ['举证责任在谁', false],
])('%s: %s', (text, asks) => {
  expect(asksForEvidence(text)).toBe(asks);
});
