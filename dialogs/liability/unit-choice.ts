import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Reply } from '../framework/reply.ts';

export interface UnitName {
  readonly id: string;
  readonly name: string;
}

export interface NamedUnit extends UnitName {
  readonly aliases: string[];
}

export type UnitChoice = { kind: 'one'; unit: UnitName } | { kind: 'unclear'; reply: Reply };

/** The unit an answer names; an unclear answer is met with the units it could mean. */
export function readUnit(text: string, units: readonly NamedUnit[]): UnitChoice {
  const options = units.map(({ name, aliases }) => ({ key: name, label: name, aliases }));
  const choice = parseChoice(text, options);
  if (choice.kind === 'one') {
    const { id, name } = units[choice.index]!;
    return { kind: 'one', unit: { id, name } };
  }
  const offered = choice.kind === 'none' ? units : choice.indexes.map(index => units[index]!);
  const ask = choice.kind === 'none' ? '没有找到这个部门，请从以下部门或县分公司中选择：' : '请问是其中哪个部门？';
  return { kind: 'unclear', reply: { text: ask, options: offered.map(({ name }) => ({ key: name, label: name })) } };
}
