import type { AppEvent } from './channel/puppets/wecom-app/index.ts';
import type { ContactChange, ContactsSource } from './domain/org/contacts.ts';

/** What an event of the self-built app says of the contacts. A tag may be on many people, and on departments. */
export function contactChangeOf(event: AppEvent): ContactChange | undefined {
  switch (event.kind) {
    case 'userChanged': {
      const { userId, newUserId } = event;
      return { kind: 'user', userId, ...(newUserId !== undefined && { newUserId }) };
    }
    case 'userDeleted':
      return { kind: 'user', userId: event.userId };
    case 'partyChanged':
    case 'partyDeleted':
      return { kind: 'department', departmentId: event.partyId };
    case 'tagChanged':
      return { kind: 'everything' };
    default:
      return undefined;
  }
}

/** Contacts by an interface that is opened later. */
export const lazily = (source: () => ContactsSource): ContactsSource => ({
  departments: () => source().departments(),
  usersOf: id => source().usersOf(id),
  findUser: id => source().findUser(id),
  tags: () => source().tags(),
  tagMembers: id => source().tagMembers(id),
});
