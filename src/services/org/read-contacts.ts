import { type ContactDepartment, type ContactsSource, type ContactUser, foldId } from '../../domain/org/contacts.ts';
import type { TagRole } from '../../domain/org/tag-roles.ts';

/** What was read: everybody, or only some. Only in what is complete somebody is missing. */
export interface Contacts {
  readonly complete: boolean;
  readonly departments: readonly ContactDepartment[];
  readonly users: readonly ContactUser[];
  /** Asked for by id, and not there. */
  readonly gone: readonly string[];
  /** What the tags of the table give, by folded id; a tag on a department is of everybody in it and below it. */
  readonly tagged: ReadonlyMap<string, readonly TagRole[]>;
  /** Tags of the table that the app sees. */
  readonly tags: readonly string[];
}

export type ReadProgress = (done: number, of: number) => void;

/** Everything the app may see. Somebody in several departments stands once. */
export async function readAll(
  source: ContactsSource,
  table: readonly TagRole[],
  onProgress: ReadProgress = () => {},
): Promise<Contacts> {
  const departments = await source.departments();
  const users = new Map<string, ContactUser>();
  for (const [index, { id }] of departments.entries()) {
    onProgress(index, departments.length);
    for (const user of await source.usersOf(id)) users.set(foldId(user.id), user);
  }
  const people = [...users.values()];
  return {
    complete: true,
    departments,
    users: people,
    gone: [],
    ...(await readTags(source, table, { departments, users: people })),
  };
}

/** Only what is named. */
export async function readSome(
  source: ContactsSource,
  table: readonly TagRole[],
  wanted: { readonly userIds: readonly string[]; readonly departmentIds: readonly string[] },
): Promise<Contacts> {
  const departments = await source.departments();
  const users = new Map<string, ContactUser>();
  const gone: string[] = [];
  for (const { id } of departments.filter(each => wanted.departmentIds.includes(each.id)))
    for (const user of await source.usersOf(id)) users.set(foldId(user.id), user);
  for (const id of wanted.userIds) {
    const user = await source.findUser(id);
    // The answer may be lower case; the event had the id as it is written.
    if (user) users.set(foldId(id), { ...user, id });
    else gone.push(id);
  }
  const people = [...users.values()];
  return {
    complete: false,
    departments,
    users: people,
    gone,
    ...(await readTags(source, table, { departments, users: people })),
  };
}

async function readTags(
  source: ContactsSource,
  table: readonly TagRole[],
  { departments, users }: Pick<Contacts, 'departments' | 'users'>,
): Promise<Pick<Contacts, 'tagged' | 'tags'>> {
  const tagged = new Map<string, TagRole[]>();
  const tags: string[] = [];
  for (const { id, name } of await source.tags()) {
    const gives = table.find(each => each.tag === name);
    if (!gives) continue;
    tags.push(name);
    const { userIds, departmentIds } = await source.tagMembers(id);
    const within = withBelow(departmentIds, departments);
    const ofDepartments = users.filter(user => user.departmentIds.some(each => within.has(each)));
    for (const member of new Set([...userIds, ...ofDepartments.map(user => user.id)].map(foldId)))
      tagged.set(member, [...(tagged.get(member) ?? []), gives]);
  }
  return { tagged, tags };
}

function withBelow(ids: readonly string[], departments: readonly ContactDepartment[]): Set<string> {
  const within = new Set(ids);
  if (ids.length === 0) return within;
  for (let before = -1; before !== within.size; ) {
    before = within.size;
    for (const { id, parentId } of departments) if (within.has(parentId)) within.add(id);
  }
  return within;
}
