/** The notices that ask somebody to decide; held ones are dropped once nothing is left to decide. */
export const EXTENSION_ASKING_CODES = ['extensionToDecide', 'extensionReminder'] as const;
