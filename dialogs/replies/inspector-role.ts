/** What an inspector is called to those who are not to know the name. */
export const INSPECTOR_ROLE = { mysteryShopper: '神秘顾客', inspector: '监督检查人员' } as const;
