export type Role = 'frontline' | 'inspector' | 'serviceOfficer' | 'manager' | 'qualityOfficer' | 'leader' | 'admin';
export type ServiceLine = 'hall' | 'complaint' | 'installation' | 'vip';

/** The person a turn, a console request or a job acts for. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly roles: readonly Role[];
  readonly lines: readonly ServiceLine[];
  /** Own unit and every unit below it. */
  readonly subtree: readonly string[];
  /** Units this person heads, or whose head has left with this person as the stand-in. */
  readonly headOf: readonly string[];
  /** Units whose head is on leave today with this person as the stand-in. */
  readonly standsInAt: readonly StandingIn[];
}

/** A unit whose head somebody stands in for, and that head. */
export interface StandingIn {
  readonly unitId: string;
  readonly forId: string;
  readonly forName: string;
}

export function hasRole(actor: Pick<Actor, 'roles'>, ...roles: Role[]): boolean {
  return roles.some(role => actor.roles.includes(role));
}
