import { expect, it } from 'vitest';
import { asksInstead } from '../../../src/domain/language/asks-instead.ts';

it.each(['这个怎么填?', '这个怎么填', '装机几天', '改了什么？', '要写什么呢', '宽带装机要多久', '谁来审'])(
  '%s asks',
  text => expect(asksInstead(text)).toBe(true),
);

it.each([
  '缩短招牌修复时限，增加网络中断的处理',
  '增加了投诉处理的规定',
  '明确由谁负责签字',
  '第十条 3 天 → 2 天',
  '修订装机几天内完成的要求',
  '文字订正',
  '首次发布',
])('%s tells', text => expect(asksInstead(text)).toBe(false));
