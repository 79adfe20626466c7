/** What is still open about a 整改, for whoever is about to decide it: nothing is forbidden by that. */
export function objectionLines({
  disputeNo,
  liabilityNo,
}: {
  disputeNo: string | null;
  liabilityNo: string | null;
}): string[] {
  return [
    ...(disputeNo ? [`请注意：异议 ${disputeNo} 还没有裁定。`] : []),
    ...(liabilityNo ? [`请注意：责任认定 ${liabilityNo} 还没有认定。`] : []),
  ];
}
