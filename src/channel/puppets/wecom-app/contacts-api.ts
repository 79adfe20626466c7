import { z } from 'zod';
import { isUserGone } from './error-codes.ts';

/** WX/90208. */
const department = z.object({
  id: z.number(),
  name: z.string().default(''),
  parentid: z.number().default(0),
  order: z.number().default(0),
  department_leader: z.array(z.string()).default([]),
});

/** WX/90196, WX/90201. `status`: 1 active, 2 disabled, 4 not activated, 5 left the company. */
const user = z.object({
  userid: z.string(),
  name: z.string().default(''),
  department: z.array(z.number()).default([]),
  is_leader_in_dept: z.array(z.number()).default([]),
  main_department: z.number().optional(),
  position: z.string().default(''),
  status: z.number().default(1),
});

/** WX/90212. */
const tag = z.object({ tagid: z.number(), tagname: z.string() });
/** WX/90213. */
const tagMembers = z.object({
  userlist: z.array(z.object({ userid: z.string() })).default([]),
  partylist: z.array(z.number()).default([]),
});

export interface WecomDepartment {
  id: string;
  name: string;
  /** `'0'` for the company itself. */
  parentId: string;
  order: number;
  leaderIds: readonly string[];
}

export interface WecomUser {
  id: string;
  name: string;
  departmentIds: readonly string[];
  /** The departments this person heads, among theirs. */
  headedDepartmentIds: readonly string[];
  mainDepartmentId: string | undefined;
  position: string;
  active: boolean;
}

export interface WecomTag {
  id: string;
  name: string;
}

const ACTIVE_STATUS = 1;
const NOT_YET_ACTIVE_STATUS = 4;

type Get = (path: string, query?: Record<string, string>) => Promise<Record<string, unknown>>;

/** Reading the company's contacts: what the app may see of them. Ids are texts: a user's may begin with a zero. */
export function contactsApi(get: Get) {
  return {
    async departments(): Promise<WecomDepartment[]> {
      const answer = await get('department/list');
      return z
        .array(department)
        .parse(answer.department ?? [])
        .map(each => ({
          id: String(each.id),
          name: each.name,
          parentId: String(each.parentid),
          order: each.order,
          leaderIds: each.department_leader,
        }));
    },

    /** One department's own people, without those below it: a large company's answer would be refused (45029). */
    async usersOf(departmentId: string): Promise<WecomUser[]> {
      const answer = await get('user/list', { department_id: departmentId });
      return z
        .array(user)
        .parse(answer.userlist ?? [])
        .map(toUser);
    },

    /** Undefined for somebody who was deleted, or whom the app does not see any more. */
    async findUser(userId: string): Promise<WecomUser | undefined> {
      try {
        return toUser(user.parse(await get('user/get', { userid: userId })));
      } catch (error) {
        if (isUserGone(error)) return undefined;
        throw error;
      }
    },

    async tags(): Promise<WecomTag[]> {
      const answer = await get('tag/list');
      return z
        .array(tag)
        .parse(answer.taglist ?? [])
        .map(each => ({ id: String(each.tagid), name: each.tagname }));
    },

    async tagMembers(tagId: string): Promise<{ userIds: string[]; departmentIds: string[] }> {
      const { userlist, partylist } = tagMembers.parse(await get('tag/get', { tagid: tagId }));
      return { userIds: userlist.map(each => each.userid), departmentIds: partylist.map(String) };
    },
  };
}

function toUser(each: z.infer<typeof user>): WecomUser {
  const departmentIds = each.department.map(String);
  return {
    id: each.userid,
    name: each.name,
    departmentIds,
    headedDepartmentIds: departmentIds.filter((_, index) => each.is_leader_in_dept[index] === 1),
    mainDepartmentId: each.main_department === undefined ? undefined : String(each.main_department),
    position: each.position,
    active: each.status === ACTIVE_STATUS || each.status === NOT_YET_ACTIVE_STATUS,
  };
}
