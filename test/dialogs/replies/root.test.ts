import { expect, it } from 'vitest';
import { rootReplies } from '../../../dialogs/replies/root.ts';
import type { Actor, Role } from '../../../src/domain/org/actor.ts';

it.each<[Role, string, string]>([
  ['inspector', '录测评', '答复整改'],
  ['frontline', '答复整改', '录测评'],
  ['manager', '答复整改', '录测评'],
  ['leader', '帮助', '录测评'],
])('a file that nothing waits for: %s is advised %s', (role, advised, not) => {
  const { text } = rootReplies.fileWithoutForm({ roles: [role] } as unknown as Actor);
  expect(text).toContain(advised);
  expect(text).not.toContain(not);
});
