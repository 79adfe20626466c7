/** What goes wrong with the next requests to an API path (`*` is any), or with the next callbacks; each as often as `times` says. */
export type Fault =
  | { at: 'api'; path: string; does: 'errcode'; errcode: number; times: number }
  | { at: 'api'; path: string; does: 'slow'; ms: number; times: number }
  /** The connection ends before the request is looked at, or after it took effect. */
  | { at: 'api'; path: string; does: 'cutBefore' | 'cutAfter'; times: number }
  | { at: 'callback'; does: 'late'; ms: number; times: number }
  /** Sent twice at once; or again after a good answer, as though that had not arrived. */
  | { at: 'callback'; does: 'duplicate' | 'retry'; times: number }
  /** The next `times` callbacks wait for each other and are sent in the opposite order. */
  | { at: 'callback'; does: 'reorder'; times: number }
  | { at: 'send'; does: 'drop' | 'invaliduser' | 'unlicenseduser'; userId: string; times: number };

export type FaultOf<At extends Fault['at']> = Extract<Fault, { at: At }>;

export interface Expiry {
  expireTokens(): void;
  expireResponseCodes(): void;
  expireMedia(): void;
}

export function createFaults(expiry: Expiry) {
  let faults: Fault[] = [];

  function spend(fault: Fault): Fault {
    fault.times -= 1;
    if (fault.times <= 0) faults = faults.filter(each => each !== fault);
    return fault;
  }

  return {
    ...expiry,
    add(fault: Fault): void {
      faults.push({ ...fault });
    },
    clear(): void {
      faults = [];
    },
    forApi(path: string): FaultOf<'api'> | undefined {
      const found = faults.find(fault => fault.at === 'api' && (fault.path === '*' || fault.path === path));
      return found && (spend(found) as FaultOf<'api'>);
    },
    forCallback(does: FaultOf<'callback'>['does']): FaultOf<'callback'> | undefined {
      const found = faults.find(fault => fault.at === 'callback' && fault.does === does);
      return found && (spend(found) as FaultOf<'callback'>);
    },
    forSend(does: FaultOf<'send'>['does'], userId: string): boolean {
      const found = faults.find(fault => fault.at === 'send' && fault.does === does && fault.userId === userId);
      return found !== undefined && spend(found) !== undefined;
    },
    /** As typed after `/fault`. @throws Error where it cannot be read. */
    command(line: string): void {
      const [word = '', ...rest] = line.trim().split(/\s+/);
      const number = (index: number, otherwise = 1) => (rest[index] === undefined ? otherwise : Number(rest[index]));
      const path = rest[0] ?? '*';
      const known: Record<string, () => Fault | undefined> = {
        fail: () => ({ at: 'api', path, does: 'errcode', errcode: number(1, Number.NaN), times: number(2) }),
        slow: () => ({ at: 'api', path, does: 'slow', ms: number(1, Number.NaN), times: number(2) }),
        'cut-before': () => ({ at: 'api', path, does: 'cutBefore', times: number(1) }),
        'cut-after': () => ({ at: 'api', path, does: 'cutAfter', times: number(1) }),
        late: () => ({ at: 'callback', does: 'late', ms: number(0, Number.NaN), times: number(1) }),
        duplicate: () => ({ at: 'callback', does: 'duplicate', times: number(0) }),
        retry: () => ({ at: 'callback', does: 'retry', times: number(0) }),
        reorder: () => ({ at: 'callback', does: 'reorder', times: number(0, 2) }),
        drop: () => ({ at: 'send', does: 'drop', userId: rest[0] ?? '', times: number(1) }),
        invaliduser: () => ({ at: 'send', does: 'invaliduser', userId: rest[0] ?? '', times: number(1) }),
        unlicenseduser: () => ({ at: 'send', does: 'unlicenseduser', userId: rest[0] ?? '', times: number(1) }),
        token: () => void expiry.expireTokens(),
        'response-codes': () => void expiry.expireResponseCodes(),
        media: () => void expiry.expireMedia(),
        clear: () => {
          faults = [];
          return undefined;
        },
      };
      const make = Object.hasOwn(known, word) ? known[word] : undefined;
      if (!make) throw new Error(`no fault: ${line}`);
      const fault = make();
      if (!fault) return;
      if (Object.values(fault).some(value => Number.isNaN(value) || value === '') || fault.times < 1)
        throw new Error(`no fault: ${line}`);
      faults.push(fault);
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;
