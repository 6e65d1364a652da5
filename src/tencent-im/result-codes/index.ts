// Every code of the Tencent IM REST API that concerns push, and those the app reports while it registers: meaning, cause, fix, retry.
// Sources: https://cloud.tencent.com/document/product/269/1671 and https://www.tencentcloud.com/document/product/1047/34348
import type { Catalogue } from '../../problems/types.js';
import { chatSdkCodes } from './chat-sdk.js';
import { generalCodes } from './general.js';
import { messageCodes } from './message.js';
import { clientCodes } from './phone.js';
import { signatureCodes } from './signature.js';
import { vendorCodes } from './vendor.js';

export const resultCodes = {
  ...generalCodes,
  ...signatureCodes,
  ...messageCodes,
  ...vendorCodes,
  ...clientCodes,
  ...chatSdkCodes,
} satisfies Catalogue;

export type ResultCode = keyof typeof resultCodes;

/** Numbers with one meaning for a whole range. */
const RANGES: readonly (readonly [number, number, ResultCode])[] = [[120_001, 130_000, 'tencent-im/120001-130000']];

/** Numbers that mean different things in different calls. */
const CASES: Readonly<Record<string, Readonly<Record<string, ResultCode>>>> = {
  '90057': { timpush: 'tencent-im/90057-data-id', openim: 'tencent-im/90057-rate' },
  '90001': { timpush: 'tencent-im/90001-msg-random', openim: 'tencent-im/90001' },
};

/** The entry for a number in the answer of one service (`openim`, `timpush`, `im_open_login_svc`); undefined when it is not documented. */
export function codeOf(number: number, service: string): ResultCode | undefined {
  const special = CASES[String(number)]?.[service];
  if (special !== undefined) return special;
  const key = `tencent-im/${number}`;
  if (Object.hasOwn(resultCodes, key)) return key as ResultCode;
  return RANGES.find(([from, to]) => number >= from && number <= to)?.[2];
}
