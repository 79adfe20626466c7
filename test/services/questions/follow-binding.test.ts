import { expect, it } from 'vitest';
import { clauseHash } from '../../../src/services/questions/clause-hash.ts';
import { followerIn } from '../../../src/services/questions/follow-binding.ts';

const edition = (...texts: string[]) => texts.map((text, at) => ({ path: `第${at + 1}条`, text }));
const to = (path: string, ...texts: string[]) => ({ path, textHashes: texts.map(clauseHash) });

it.each([
  ['unchanged, at its place', edition('甲', '乙'), to('第1条', '甲'), '第1条'],
  ['renumbered, where its words stand', edition('新', '甲', '乙'), to('第1条', '甲'), '第2条'],
  ['two that changed places', edition('乙', '甲'), to('第1条', '甲'), '第2条'],
  ['reworded, at its place', edition('改过的甲', '乙'), to('第1条', '甲'), '第1条'],
  ['reworded once and confirmed, then renumbered', edition('新', '改过的甲'), to('第1条', '甲', '改过的甲'), '第2条'],
  ['spaces are no change', edition('新', '甲 '), to('第1条', '甲'), '第2条'],
  ['bound before wordings were kept, at its place', edition('新', '甲'), to('第1条'), '第1条'],
  ['gone', edition('乙'), to('第3条', '甲'), undefined],
])('%s', (_what, clauses, binding, path) => expect(followerIn(clauses)(binding)?.path).toBe(path));
