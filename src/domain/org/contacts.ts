/** The company's contacts as a platform gives them. Ids are texts, as written there: a person's may begin with a zero. */
export interface ContactDepartment {
  readonly id: string;
  readonly name: string;
  /** `'0'` for the company itself. */
  readonly parentId: string;
}

export interface ContactUser {
  readonly id: string;
  readonly name: string;
  readonly departmentIds: readonly string[];
  readonly headedDepartmentIds: readonly string[];
  readonly mainDepartmentId: string | undefined;
  readonly position: string;
  /** False for somebody disabled or departed. */
  readonly active: boolean;
}

export interface ContactTag {
  readonly id: string;
  readonly name: string;
}

/** Where contacts are read from. */
export interface ContactsSource {
  departments(): Promise<readonly ContactDepartment[]>;
  usersOf(departmentId: string): Promise<readonly ContactUser[]>;
  /** Undefined for somebody who is there no longer, or out of sight. */
  findUser(userId: string): Promise<ContactUser | undefined>;
  tags(): Promise<readonly ContactTag[]>;
  tagMembers(
    tagId: string,
  ): Promise<{ readonly userIds: readonly string[]; readonly departmentIds: readonly string[] }>;
}

/** What a change of the contacts asks to be read again. */
export type ContactChange =
  | { readonly kind: 'user'; readonly userId: string; readonly newUserId?: string }
  | { readonly kind: 'department'; readonly departmentId: string }
  | { readonly kind: 'everything' };

/** `id` is the day, or the minute. */
export type ContactTimer = { kind: 'syncContactsNightly'; id: string } | { kind: 'readMarkedContacts'; id: string };

/** Platforms that lowercase what they return mean the same person. */
export const foldId = (userId: string): string => userId.toLowerCase();
