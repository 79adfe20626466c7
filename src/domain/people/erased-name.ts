const MARK = '已离职员工';

/** What records call somebody who was erased: told apart from others, and nobody's name. `digest` is of the account, in hexadecimal. */
export const erasedName = (digest: string): string => `${MARK} ${digest.slice(0, 8)}`;

export const isErasedName = (name: string): boolean => name.startsWith(`${MARK} `);
