// The lines of a journal, as shapes: the types of the program, and the JSON Schema for other programs that read the results.
import * as z from 'zod';
import { SEND_STATUSES } from '../problems/statuses.js';

const name = z
  .string()
  .regex(/^[\w-]{22}$/)
  .describe('a device token: 22 characters of the base64url SHA-256 of vendor, line feed, token');
const call = z.int().min(1).describe('number of a call in this journal');
const vendor = z.string();
const sum = z
  .string()
  .regex(/^[0-9a-f]{8}$/)
  .exactOptional()
  .describe(
    'last member: CRC-32 of this line up to its comma, continuing the one of the line before; absent in journals of version 1',
  );

export const journalHead = z
  .object({
    journal: z.literal([1, 2]).describe('version; from 2 on every line has its checksum'),
    by: z.string().describe('program and version that began it'),
    at: z.iso.datetime(),
    message: z.string().describe('hash of the message, with everything that changes what a phone shows'),
    app: z.string().describe('hash of apps and addresses, without secrets'),
    shard: z
      .string()
      .regex(/^\d+\/\d+$/)
      .exactOptional()
      .describe('2/3 when the run is one of several over the same list'),
    sum,
  })
  .describe('first line: what the journal belongs to');

export const beginLine = z
  .object({ call, v: vendor, t: z.array(name), sum })
  .describe('a call goes out to these device tokens');

export const endLine = z
  .object({
    call: call.exactOptional().describe('absent when no vendor was asked'),
    v: vendor,
    t: name,
    s: z.enum(SEND_STATUSES),
    id: z.string().exactOptional().describe('message or task id of the vendor'),
    code: z.string().exactOptional().describe('problem code'),
    temporary: z.literal(true).exactOptional().describe('a later repeat may help'),
    twice: z.literal(true).exactOptional().describe('it may have been sent twice'),
    sum,
  })
  .describe('the end of one device token');

export const doneLine = z
  .object({ call, done: z.literal(true), sum })
  .describe('the call came back; device tokens of it without an end are free');

/** `temporary`: rejected, and a retry may help; `unreachable`: it is unknown whether the push arrived. */
export const endClass = z.enum(['temporary', 'unreachable']);

export const againLine = z
  .object({ again: z.array(endClass), sum })
  .describe('results of these kinds are void from here on');

export const closedLine = z
  .object({ closed: z.literal(true), sum })
  .describe('the run ended by itself; a journal that ends otherwise was killed or cut');

export const journalLine = z
  .union([journalHead, beginLine, endLine, doneLine, againLine, closedLine])
  .describe('one line of the file of send --journal');
