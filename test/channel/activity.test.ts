import { describe, expect, it } from 'vitest';
import { withoutMention } from '../../src/channel/activity.ts';
import { conversationIdFor } from '../../src/channel/conversation.ts';

describe('withoutMention', () => {
  it.each([
    ['@质控助手 查标准', '查标准'],
    ['@质控助手\u2005查标准', '查标准'],
    ['@质控助手，查标准', '查标准'],
    ['@质控助手查标准', '查标准'],
    ['请 @质控助手 查标准', '请 查标准'],
    ['@质控助手', ''],
    ['@林芳 查标准', '@林芳 查标准'],
    ['质控助手 查标准', '质控助手 查标准'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(withoutMention(text, '质控助手')).toBe(expected);
  });

  it('leaves the text alone when the bot has no name', () => {
    expect(withoutMention('@ 查标准', '')).toBe('@ 查标准');
  });
});

describe('conversationIdFor', () => {
  it.each([
    [conversationIdFor('lin'), 'u:lin'],
    [conversationIdFor('lin', 'hall'), 'r:hall:lin'],
    [conversationIdFor('gao', 'hall'), 'r:hall:gao'],
  ])('%s', (actual, expected) => {
    expect(actual).toBe(expected);
  });
});
