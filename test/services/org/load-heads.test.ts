import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadHeads } from '../../../src/services/org/load-heads.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

it('finds the head of each unit, or the stand-in of one who has left, else those of the nearest above', async () => {
  const { prisma } = test.context.db;
  const heads = async () =>
    Object.fromEntries(await loadHeads(prisma, ['hall-tongchuan', 'hall-nanwai', 'hall-tongchuan']));
  expect(await heads()).toEqual({ 'hall-tongchuan': 'chen', 'hall-nanwai': 'pan' });
  await prisma.staff.update({ where: { id: 'chen' }, data: { active: false } });
  expect(await heads()).toEqual({ 'hall-tongchuan': 'wen', 'hall-nanwai': 'pan' });
  await prisma.staff.update({ where: { id: 'wen' }, data: { active: false } });
  expect(await heads()).toEqual({ 'hall-tongchuan': 'pan', 'hall-nanwai': 'pan' });
  expect(await loadHeads(prisma, [])).toEqual(new Map());
});
