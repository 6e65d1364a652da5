// The numbers behind the emulator's statistics: every offline push that was due, and where it ended.
import type { Json } from '../../text/json-object.js';

/** Pushes kept, oldest dropped. */
const KEPT = 2000;

export interface Logged {
  readonly at: number;
  /** 0 where no device is reported. */
  readonly platform: number;
  readonly app: string;
  /** Absent: the vendor took it. */
  readonly lost?: { readonly at: 'before' | 'after'; readonly code: string; readonly info: string };
}

type Lost = Logged & Required<Pick<Logged, 'lost'>>;

const isLost = (item: Logged): item is Lost => item.lost !== undefined;

export class PushLog {
  readonly #kept: Logged[] = [];

  add(item: Logged): void {
    this.#kept.push(item);
    if (this.#kept.length > KEPT) this.#kept.shift();
  }

  statistics(app: string, from: number, to: number): Json {
    // Without a device there is no vendor to count for.
    const own = this.#of(app, from, to).filter(({ platform }) => platform !== 0);
    return {
      ...counts(own),
      PlatformStatistics: [...new Set(own.map(({ platform }) => platform))].map((platform) => ({
        PushPlatform: platform,
        ...counts(own.filter((item) => item.platform === platform)),
      })),
    };
  }

  losses(app: string, from: number, to: number): Json {
    const lost = this.#of(app, from, to).filter(isLost);
    const before = lost.filter((item) => item.lost.at === 'before');
    const after = lost.filter((item) => item.lost.at === 'after');
    return {
      ReadyToSendLoss: grouped(before, false),
      PostSendDeliveredLoss: grouped(after, false),
      PlatformReadyToSendLoss: grouped(before, true),
      PlatformPostSendDeliveredLoss: grouped(after, true),
    };
  }

  #of(app: string, from: number, to: number): readonly Logged[] {
    return this.#kept.filter((item) => item.app === app && item.at >= from && item.at <= to);
  }
}

function counts(items: readonly Logged[]): Json {
  const taken = items.filter((item) => !isLost(item)).length;
  return { TotalCount: items.length, SentCount: taken, DeliveredCount: taken, ClickCount: 0 };
}

/** One row for each code, and for each vendor and code where vendors count. */
function grouped(items: readonly Lost[], byVendor: boolean): readonly Json[] {
  const rows = new Map<string, { PushPlatform?: number; ErrCode: string; ErrCount: number; ErrInfo: string }>();
  for (const { platform, lost } of items) {
    const key = `${byVendor ? platform : ''} ${lost.code} ${lost.info}`;
    const row = rows.get(key) ?? {
      ...(byVendor ? { PushPlatform: platform } : {}),
      ErrCode: lost.code,
      ErrCount: 0,
      ErrInfo: lost.info,
    };
    rows.set(key, { ...row, ErrCount: row.ErrCount + 1 });
  }
  return [...rows.values()];
}
