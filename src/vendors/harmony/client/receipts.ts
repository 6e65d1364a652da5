// Receipts of HarmonyOS (push-msg-receipt): V2 only, signed as those of Huawei's older service, and widgets with a member of their own.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Problem, problemMaker } from '../../../problems/types.js';
import { idOf, isObject, type Json, readObject, scalarOf, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { type Receipt, type ReceiptReader, timeOf } from '../../../push/receipts.js';
import { t } from '../../../text/language.js';
import { receiptHeader, receiptStatus } from '../facts.js';
import { receiptCodes } from '../receipt-codes.js';

const makeProblem = problemMaker(receiptCodes, 'harmony');

export const receipts: ReceiptReader = {
  answer: { contentType: 'application/json', body: '{"code":"0","message":"success"}' },
  read({ body }) {
    const list = readObject(body)?.['statuses'];
    if (!Array.isArray(list) || list.length === 0 || !list.every(isEntry)) return undefined;
    return list.map(read);
  },
  senderKey: 'harmony_receipt_secret',
  sender({ headers }, settings) {
    const user = settings.text('harmony_receipt_user')?.trim();
    const secret = settings.secret('harmony_receipt_secret')?.reveal().trim();
    if (user === undefined || secret === undefined) return 'unchecked';
    const header = headers[receiptHeader.toLowerCase()];
    if (header === undefined) return 'missing';
    return isSigned(header, user, secret) ? 'matches' : 'differs';
  },
};

const isEntry = (value: unknown): value is Json =>
  isObject(value) && textOf(value['token']) !== '' && outcomeOf(value) !== undefined;

/** Widgets carry `formStatus` in the place of `deliveryStatus`. */
function outcomeOf(entry: Json): Json | undefined {
  const outcome = entry['deliveryStatus'] ?? entry['formStatus'];
  return isObject(outcome) ? outcome : undefined;
}

function read(entry: Json): Receipt {
  const outcome = outcomeOf(entry) ?? {};
  const number = wholeNumberOf(outcome['result']);
  const requestId = idOf(entry['requestId']);
  const base = {
    token: textOf(entry['token']),
    code: scalarOf(outcome['result']),
    ids: requestId === undefined ? [] : [requestId],
    ...timeOf(outcome['timestamp']),
  };
  if (number === receiptStatus.delivered)
    return {
      ...base,
      status: 'delivered',
      mark: 'A',
      says: t('Huawei says delivered, not that it was shown', '华为称已送达，不代表已展示'),
    };
  const problem = number === undefined ? undefined : problemOf(number);
  if (problem === undefined)
    return { ...base, status: 'unknown', mark: 'D', says: t('a status that no table has', '表中没有该状态') };
  return { ...base, status: 'failed', mark: 'A', says: problem.entry.title, problem };
}

function problemOf(number: number): Problem | undefined {
  const code = `harmony/${number}-receipt`;
  return Object.hasOwn(receiptCodes, code)
    ? makeProblem(code as keyof typeof receiptCodes, { vendorCode: String(number) })
    : undefined;
}

/** The key is the secret decoded from base64 where it is recent, else its bytes: both readings are tried. */
function isSigned(header: string, user: string, secret: string): boolean {
  const parts = new Map(
    header.split(';').map((part): [string, string] => {
      const equals = part.indexOf('=');
      return [part.slice(0, Math.max(0, equals)).trim(), part.slice(equals + 1).trim()];
    }),
  );
  const [timestamp, nonce, value] = [parts.get('timestamp'), parts.get('nonce'), parts.get('value')];
  if (timestamp === undefined || nonce === undefined || value === undefined) return false;
  const given = Buffer.from(value, 'base64');
  return (['base64', 'utf8'] as const).some((encoding) => {
    const key = Buffer.from(secret, encoding);
    // Node reads any text as base64; only what it writes back the same way was meant so.
    if (encoding === 'base64' && key.toString('base64') !== secret) return false;
    const expected = createHmac('sha256', key).update(`${timestamp}${nonce}${user}`).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
