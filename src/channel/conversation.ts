/**
 * The id of a dialog: `u:<userId>` in a direct chat, `r:<roomId>:<userId>` in a room. A room's members each have their own, or they
 * would answer each other's questions.
 */
export function conversationIdFor(userId: string, roomId?: string): string {
  return roomId === undefined ? `u:${userId}` : `r:${roomId}:${userId}`;
}
