/** The notices that told of a record: under its own 单号, or together with others of its result, its group or its bulletin. */
export function toldOf(no: string) {
  switch (no.slice(0, 2)) {
    case 'ZG':
      return within(no, 'rectificationsOpened', { path: ['notices'], array_contains: [{ no }] });
    case 'ZT':
      return within(no, 'rectificationsOpened', { path: ['groupNo'], equals: no });
    case 'WT':
      return within(no, 'bulletinIssued', { path: ['issues'], array_contains: [{ no }] });
    default:
      return { refNo: no };
  }
}

const within = <Params>(no: string, code: string, params: Params) => ({ OR: [{ refNo: no }, { code, params }] });
