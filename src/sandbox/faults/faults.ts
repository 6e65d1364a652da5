// Injected faults: which requests they hit, and when. Random only if `chance` is given, and then from a known seed.
import { EventEmitter } from 'node:events';
import type { EmulatorRequest } from '../../push/emulator/emulator.js';
import { type Language, type Text, t } from '../../text/language.js';
import type { FaultAction, FaultRequest, FaultRow } from '../control/json.js';

/** Faults kept at most. */
const MOST_FAULTS = 200;

/** The fault that hits a request. */
export interface FaultHit {
  readonly id: string;
  readonly action: FaultAction;
  /** Takes the hit back: the request did not check the rule to break, so the fault hits the next request. */
  missed(): void;
}

interface Kept {
  readonly id: string;
  readonly fault: FaultRequest;
  readonly random: () => number;
  matched: number;
  hit: number;
}

export class Faults extends EventEmitter<{ changed: [] }> {
  readonly #first: readonly FaultRequest[];
  readonly #newSeed: () => number;
  #kept: Kept[] = [];
  #count = 0;

  /** `first`: the faults at the start and after every reset. */
  constructor(first: readonly FaultRequest[], newSeed: () => number) {
    super();
    this.#first = first;
    this.#newSeed = newSeed;
    this.restore();
  }

  restore(): void {
    this.#kept = [];
    for (const fault of this.#first) this.add(fault);
  }

  /** Undefined when there is no room for one more. */
  add(fault: FaultRequest): FaultRow | undefined {
    if (this.#kept.length >= MOST_FAULTS) return undefined;
    this.#count += 1;
    const seeded = fault.chance === undefined || fault.seed !== undefined ? fault : { ...fault, seed: this.#newSeed() };
    const kept: Kept = {
      id: String(this.#count),
      fault: seeded,
      random: randomOf(seeded.seed ?? 0),
      matched: 0,
      hit: 0,
    };
    this.#kept.push(kept);
    this.emit('changed');
    return rowOf(kept);
  }

  remove(id: string): boolean {
    const rest = this.#kept.filter((kept) => kept.id !== id);
    const isGone = rest.length < this.#kept.length;
    this.#kept = rest;
    if (isGone) this.emit('changed');
    return isGone;
  }

  clear(): void {
    this.#kept = [];
    this.emit('changed');
  }

  list(): readonly FaultRow[] {
    return this.#kept.map(rowOf);
  }

  /** The fault that hits this request; every matching fault counts it, hit or not. */
  take(
    vendor: { readonly id: string; readonly accessTokenRule: string | undefined },
    request: EmulatorRequest,
  ): FaultHit | undefined {
    let found: FaultHit | undefined;
    for (const kept of this.#kept) {
      if (!matches(kept.fault, vendor.id, request)) continue;
      kept.matched += 1;
      const action = actionOf(kept);
      if (action === undefined || found !== undefined || !concerns(action, vendor)) continue;
      kept.hit += 1;
      const missed = (): void => {
        kept.matched -= 1;
        kept.hit -= 1;
      };
      found = { id: kept.id, action, missed };
    }
    if (found !== undefined) this.emit('changed');
    return found;
  }
}

const rowOf = ({ id, fault, matched, hit }: Kept): FaultRow => ({
  id,
  ...fault,
  matched,
  hit,
  spent: isSpent(fault, matched, hit),
});

function matches(fault: FaultRequest, vendor: string, request: EmulatorRequest): boolean {
  if (fault.vendor !== undefined && fault.vendor !== vendor) return false;
  if (fault.path !== undefined && !request.path.includes(fault.path)) return false;
  return fault.token === undefined || names(request, fault.token);
}

/** Whether the vendor can have the fault: a rule belongs to one vendor, and not every vendor has access tokens. */
const concerns = (
  { rule, expiredToken }: FaultAction,
  vendor: { readonly id: string; readonly accessTokenRule: string | undefined },
): boolean =>
  (rule === undefined || rule.startsWith(`${vendor.id}/`)) &&
  (expiredToken !== true || vendor.accessTokenRule !== undefined);

/** A device token is in the path (APNs), in JSON, or in a form, where it may be encoded. */
function names(request: EmulatorRequest, token: string): boolean {
  if (request.path.includes(token)) return true;
  const text = `${request.query.toString()} ${request.text()}`;
  return text.includes(token) || text.includes(encodeURIComponent(token));
}

/** What this fault does to its newest matching request; undefined lets it pass. */
function actionOf({ fault, matched, hit, random }: Kept): FaultAction | undefined {
  const { steps, nth, times, chance } = fault;
  if (steps !== undefined) {
    const at = fault.repeat === true ? (matched - 1) % steps.length : matched - 1;
    const step = steps[at];
    return step === undefined || Object.keys(step).length === 0 ? undefined : step;
  }
  if (nth !== undefined && matched < nth) return undefined;
  if (hit >= (times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1))) return undefined;
  if (chance !== undefined && random() >= chance) return undefined;
  return fault.do;
}

function isSpent({ steps, repeat, nth, times }: FaultRequest, matched: number, hit: number): boolean {
  if (steps !== undefined) return repeat !== true && matched >= steps.length;
  return hit >= (times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1));
}

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole fault in one line: which requests it hits, with what, and when. */
export function sayFault(fault: FaultRequest, language: Language): string {
  const { vendor, path, token, do: action, steps, repeat, nth, times, chance, seed } = fault;
  const parts: readonly (Text | false)[] = [
    vendor === undefined ? t('every vendor', '所有厂商') : t(vendor, vendor),
    path !== undefined && t(`path ${path}`, `路径 ${path}`),
    token !== undefined && t(`device ${token.slice(0, 8)}…`, `设备 ${token.slice(0, 8)}…`),
    action !== undefined && sayAction(action),
    steps !== undefined && t(`${steps.length} steps`, `${steps.length} 步`),
    steps !== undefined && repeat === true && t('again and again', '循环'),
    nth !== undefined &&
      (times === undefined
        ? t(`only request ${nth}`, `仅第 ${nth} 个请求`)
        : t(`from request ${nth} on`, `从第 ${nth} 个请求起`)),
    times !== undefined && t(`${times} times`, `${times} 次`),
    chance !== undefined && t(`chance ${chance}, seed ${seed ?? 0}`, `概率 ${chance}，种子 ${seed ?? 0}`),
  ];
  return parts.flatMap((part) => (part === false ? [] : [part[language]])).join('  ');
}

/** One line for a message and the terminal. */
export function sayAction(action: FaultAction): Text {
  const { delayMs, status, retryAfter, rule, spoil, contentType, slowMs, drop, goaway } = action;
  const parts: readonly (Text | false)[] = [
    delayMs !== undefined && t(`delay ${delayMs} ms`, `延迟 ${delayMs} ms`),
    status !== undefined && t(`status ${status}`, `状态码 ${status}`),
    retryAfter !== undefined && t(`retry after ${retryAfter} s`, `${retryAfter} 秒后重试`),
    rule !== undefined && t(`rule ${rule} broken`, `违反规则 ${rule}`),
    action.expiredToken === true && t('access token over', '访问令牌过期'),
    spoil !== undefined && t(`body ${spoil}`, `响应体 ${spoil}`),
    contentType !== undefined && t(`content type ${contentType}`, `响应类型 ${contentType}`),
    slowMs !== undefined && t(`slow body, ${slowMs} ms a piece`, `响应体缓慢，每段 ${slowMs} ms`),
    drop !== undefined && DROPS[drop],
    goaway !== undefined &&
      (goaway === 'after'
        ? t('GOAWAY after the answer', '响应后 GOAWAY')
        : t('GOAWAY without an answer', '不响应，直接 GOAWAY')),
    action.refuseStream === true && t('stream refused', '拒绝 stream'),
  ];
  const said = parts.filter((part) => part !== false);
  return t(said.map(({ en }) => en).join(', '), said.map(({ zh }) => zh).join('，'));
}

const DROPS = {
  before: t('connection dropped before the vendor saw the request', '厂商收到请求前断开连接'),
  after: t('connection dropped after the vendor took it', '厂商接收后断开连接'),
  middle: t('connection dropped in the middle of the answer', '响应中途断开连接'),
} as const;
