import type { SyncResult, SyncSummary } from '../../src/services/org/sync-contacts.ts';
import { shortList } from './short-list.ts';

/** What a synchronisation has changed, or would change, in lines. */
export function syncLines(result: { kind: SyncResult['kind'] } & SyncSummary): string[] {
  const { units, people, pending, clashes, missingUnits, heads } = result;
  const lines = [
    ...unitLine(units),
    `人员：读到 ${people.read} 人，新增 ${people.added} 人，更新 ${people.changed} 人，离岗 ${people.departed.length} 人。`,
    ...(people.departed.length > 0
      ? [`离岗：${shortList(people.departed)}。他们没办完的事会交给代理人或单位负责人，办不了的会告诉您。`]
      : []),
    ...(people.returned > 0 ? [`其中 ${people.returned} 人重新到岗。`] : []),
    ...(heads > 0 ? [`更换负责人的单位：${heads} 个。`] : []),
    ...(pending.length > 0
      ? [`待定单位 ${pending.length} 个：${shortList(pending)}。请发「待定单位」说明它们是哪类单位。`]
      : []),
    ...(clashes.length > 0 ? [`名称与其他单位重复、没有建立或改名的部门：${shortList(clashes)}。`] : []),
    ...(missingUnits.length > 0 ? [`企业微信里已没有、这里保留的单位：${shortList(missingUnits)}。`] : []),
    ...(people.keptDeparted.length > 0
      ? [`手工标为离岗、企业微信里仍在的：${shortList(people.keptDeparted)}，保持离岗。`]
      : []),
    ...(people.homeless > 0 ? [`${people.homeless} 人不在任何已建立的单位里，没有加入。`] : []),
  ];
  return lines;
}

function unitLine({ linked, added, changed }: SyncSummary['units']): string[] {
  const parts = [
    ...(linked > 0 ? [`首次对上 ${linked} 个`] : []),
    ...(added.length > 0 ? [`新建 ${added.length} 个（${shortList(added)}）`] : []),
    ...(changed > 0 ? [`更新 ${changed} 个`] : []),
  ];
  return [`单位：${parts.length > 0 ? parts.join('，') : '没有变化'}。`];
}
