export const SUPERVISION_STATUSES = [
  'issued',
  'signed',
  'causeFound',
  'fixed',
  'reported',
  'returned',
  'closed',
  'consolidated',
] as const;
export type SupervisionStatus = (typeof SUPERVISION_STATUSES)[number];

/** What the responsible unit reports, in the order in which it must be reported. */
export const REPORT_KINDS = ['cause', 'fix', 'feedback'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

const REPORTED_STATUS: Readonly<Record<ReportKind, SupervisionStatus>> = {
  cause: 'causeFound',
  fix: 'fixed',
  feedback: 'reported',
};

/** Which report an order waits for, or undefined when it waits for the issuer or for nobody. */
export function awaitedReport(status: SupervisionStatus): ReportKind | undefined {
  switch (status) {
    case 'issued':
    case 'signed':
      return 'cause';
    case 'causeFound':
    case 'returned':
      return 'fix';
    case 'fixed':
      return 'feedback';
    case 'reported':
    case 'closed':
    case 'consolidated':
      return undefined;
    default:
      return unreachable(status);
  }
}

export type ReportMove =
  /** `implicitSign`: nobody signed before; reporting says that the order was received. */
  | { kind: 'accepted'; status: SupervisionStatus; implicitSign: boolean }
  /** An earlier report is missing. */
  | { kind: 'tooEarly'; missing: ReportKind }
  | { kind: 'alreadyReported' }
  | { kind: 'finished' };

/** What a report does to an order. A returned order starts again with the fix; the cause stays found. */
export function moveByReport(status: SupervisionStatus, report: ReportKind): ReportMove {
  if (isFinished(status)) return { kind: 'finished' };
  const awaited = awaitedReport(status);
  if (awaited === undefined) return { kind: 'alreadyReported' };
  const [asked, said] = [REPORT_KINDS.indexOf(awaited), REPORT_KINDS.indexOf(report)];
  if (said > asked) return { kind: 'tooEarly', missing: awaited };
  if (said < asked) return { kind: 'alreadyReported' };
  return { kind: 'accepted', status: REPORTED_STATUS[report], implicitSign: status === 'issued' };
}

export const ISSUER_COMMANDS = ['close', 'return', 'recheck'] as const;
export type IssuerCommand = (typeof ISSUER_COMMANDS)[number];

/** Where the issuer's decision leads, or undefined when it does not fit the state. `return` opens a new round. */
export function moveByIssuer(status: SupervisionStatus, command: IssuerCommand): SupervisionStatus | undefined {
  if (command === 'recheck') return status === 'closed' ? 'consolidated' : undefined;
  if (status !== 'reported') return undefined;
  return command === 'close' ? 'closed' : 'returned';
}

/** 办结 or later: its clocks stand still. */
export function isFinished(status: SupervisionStatus): boolean {
  return status === 'closed' || status === 'consolidated';
}

function unreachable(status: never): never {
  throw new Error(`unknown status ${String(status)}`);
}
