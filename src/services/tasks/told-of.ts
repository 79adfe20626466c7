/** The notices that told of a record: under its own 单号, or together with others of its result. */
export function toldOf(no: string) {
  if (!no.startsWith('ZG')) return { refNo: no };
  return {
    OR: [{ refNo: no }, { code: 'rectificationsOpened', params: { path: ['notices'], array_contains: [{ no }] } }],
  };
}
