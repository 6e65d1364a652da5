// Which vendors one shard of `smoke` checks: the unit is the vendor with all its devices, dealt out by its place in the list.
import { isPlaceInShard, type Shard } from '../../delivery/shard.js';
import type { VendorChoice } from '../../session/vendors/choice.js';
import { vendorIds } from '../../session/vendors/list.js';

/** Tencent IM comes after the last vendor. */
const TENCENT_PLACE = vendorIds.length;

export interface ShardOfPlan {
  readonly own: VendorChoice;
  /** What other shards check. */
  readonly others: VendorChoice;
}

/**
 * The places are those of the whole list and not of the vendors that are chosen or configured: a job that misses a secret must not
 * change what the other jobs check.
 */
export function shardOfPlan(choice: VendorChoice, shard: Shard | undefined): ShardOfPlan {
  const part = (isOwn: boolean): VendorChoice => ({
    ...choice,
    ids: choice.ids.filter((id) => isPlaceInShard(shard, vendorIds.indexOf(id)) === isOwn),
    tencent: choice.tencent && isPlaceInShard(shard, TENCENT_PLACE) === isOwn,
  });
  return { own: part(true), others: part(false) };
}
