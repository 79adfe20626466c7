/** Notices of this feature; every parameter is a JSON value. `byOfficer`: an inspector who chases stays unnamed. */
export type TaskNotice = { code: 'chased'; no: string; ask: 'sign' | 'read'; byOfficer: string | null };
