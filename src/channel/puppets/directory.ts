export interface DirectoryContact {
  id: string;
  name: string;
  title?: string;
}

export interface DirectoryRoom {
  id: string;
  topic: string;
  memberIds: readonly string[];
}

/** The people and rooms of a platform that has no roster of its own; `undefined` means unknown, which is no error. */
export interface Directory {
  contact(id: string): Promise<DirectoryContact | undefined>;
  contacts(): Promise<readonly DirectoryContact[]>;
  room(id: string): Promise<DirectoryRoom | undefined>;
  rooms(): Promise<readonly DirectoryRoom[]>;
}
