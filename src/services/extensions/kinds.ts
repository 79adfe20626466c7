import { AppError } from '../../errors.ts';
import { extendableMeasures } from '../bulletins/extendable.ts';
import { extendableRectification } from '../rectification/extendable.ts';
import { extendableReport } from '../reports/extendable.ts';
import { extendableOrder } from '../supervision/extendable.ts';
import type { ExtendableKind } from './extendable.ts';

const KINDS: Readonly<Record<string, ExtendableKind>> = {
  ZG: extendableRectification,
  DB: extendableOrder,
  SB: extendableReport,
  WT: extendableMeasures,
};

/** @throws AppError `notFound` for a 单号 of nothing that can be extended */
export function kindOf(no: string): ExtendableKind {
  const kind = KINDS[no.slice(0, 2)];
  if (!kind) throw new AppError('notFound', { no });
  return kind;
}
