const OURS = '(?:我们?|咱们?|我厅|本厅|我部|本部|本单位|本部门)(?:单位|部门|厅|分公司)?';
const DENIED = new RegExp(
  `^(?:这|那|该|此)?(?:一)?[个张份条次项笔单]?(.{1,6}?)(?:应该|根本|确实|真的?|也|都)*(?:不是|不归|不属于|不该由?|不由)${OURS}(?:的)?(?:责任|负责|管|来管|的问题|的)?[\\s。.!！吧啊]*$`,
  'u',
);
const KINDS: readonly (readonly [RegExp, DeniedKind])[] = [
  [/^督办(?:单)?$/u, 'DB'],
  [/^整改(?:通知|单|通知单)?$/u, 'ZG'],
  [/^(?:扣分|扣的分|分)$/u, 'KF'],
  [/^(?:通报|周报|月报)?(?:的|里的?)?问题$/u, 'WT'],
];

export type DeniedKind = 'DB' | 'ZG' | 'KF' | 'WT';

/** 「这个督办不是我们的责任」: the kind of record that is meant, by its prefix; which of them stays open. */
export function readDenial(text: string): DeniedKind | undefined {
  const what = DENIED.exec(text.replace(/\s/g, ''))?.[1];
  return what === undefined ? undefined : KINDS.find(([kind]) => kind.test(what))?.[1];
}
