import { expect, it } from 'vitest';
import { addsPhoto, asksScoreOfLast } from '../../../src/domain/inspections/after-filing.ts';

it.each([
  '补照片',
  '补张照片',
  '我要补一张照片',
  '再补几张图',
  '照片忘了传',
  '照片忘传了',
  '忘了传照片',
  '漏了张照片',
  '补照片 饮水机',
])('a photo is to be added: %s', text => expect(addsPhoto(text)).toBe(true));

it.each(['照片', '看照片', '整改照片怎么补', '照片要几张', '没有照片墙', '照片不合格', '补照片 怎么补'])(
  'none is: %s',
  text => expect(addsPhoto(text)).toBe(false),
);

it.each(['刚才那单多少分', '刚录的那个得了多少分', '上一单几分？', '刚才那份得分是多少'])(
  'the score of what was filed: %s',
  text => expect(asksScoreOfLast(text)).toBe(true),
);

it.each(['上个月南外多少分', '刚才扣了多少分合适', '迟报扣多少分', '多少分'])('another question: %s', text =>
  expect(asksScoreOfLast(text)).toBe(false),
);
