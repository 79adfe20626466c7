import type { Role, ServiceLine } from '../../src/domain/org/actor.ts';
import { LINE_TERMS, ROLE_TERMS, UNIT_TERMS } from '../../src/domain/org/staff-terms.ts';

/** 渠道中心是市公司部门: the name, and a word of the staff table. Undefined where the last word is none. */
export function readUnitType(text: string): { name: string; term: string } | undefined {
  const said = /^(.+?)\s*(?:是|=|：|:)\s*([^\s是=：:]+)[。.]?$/u.exec(text.trim());
  if (!said) return undefined;
  const [, name, term] = said as unknown as [string, string, string];
  return UNIT_TERMS.has(term) ? { name: name.replace(/^「(.+)」$/u, '$1'), term } : undefined;
}

export type SaidTag = { kind: 'set'; tag: string; role: Role; lines: ServiceLine[] } | { kind: 'remove'; tag: string };

/** 检查组-投诉 是 监督检查人员 投诉; 检查组-投诉 取消. */
export function readTag(text: string): SaidTag | undefined {
  const removed = /^(.+?)\s*(?:取消|不用了|删除|作废)$/u.exec(text.trim());
  if (removed) return { kind: 'remove', tag: removed[1]! };
  const said = /^(.+?)\s*(?:是|=|→|：|:)\s*(.+?)[。.]?$/u.exec(text.trim());
  if (!said) return undefined;
  const [first = '', ...rest] = said[2]!.split(/[\s、，,()（）]+/u).filter(word => word !== '');
  const role = ROLE_TERMS.get(first);
  const lines = rest.map(word => LINE_TERMS.get(word));
  if (!role || lines.includes(undefined)) return undefined;
  return { kind: 'set', tag: said[1]!, role, lines: [...new Set(lines as ServiceLine[])] };
}
