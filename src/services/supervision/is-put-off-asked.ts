import type { Tx } from '../../store/database.ts';
import { isAwaited } from '../extensions/is-awaited.ts';
import type { OrderClock } from './load-order.ts';

/** Whether more time asked for in time is not decided yet: until then neither 整改到位 nor the 反馈 that moves with it is late. */
export async function isPutOffAsked(
  tx: Tx,
  { orderId, kind, round }: Pick<OrderClock, 'orderId' | 'kind' | 'round'>,
): Promise<boolean> {
  return kind !== 'cause' && (await isAwaited(tx, { orderId }, round));
}
