/** Learned by fit-command.ts. */
export const ASSOCIATIONS = "";
