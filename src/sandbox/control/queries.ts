// The query parameters of each operation. Unknown names are refused: a mistyped filter would match every message and make a test pass wrongly.
import { ownValue } from '../../text/own-value.js';
import { suggest } from '../../text/suggest.js';
import type { Operation } from './answers.js';

/** One parameter, as OpenAPI describes it. */
export interface Parameter {
  readonly description: string;
  readonly schema: { readonly type: 'string'; readonly enum?: readonly string[] } | { readonly type: 'integer' };
}

const text = (description: string): Parameter => ({ description, schema: { type: 'string' } });
const whole = (description: string): Parameter => ({ description, schema: { type: 'integer' } });
const oneOf = (description: string, ...words: readonly string[]): Parameter => ({
  description,
  schema: { type: 'string', enum: words },
});

const vendor = text('one vendor');
const filters = {
  vendor,
  token: text('a device token that a push of the message went to'),
  status: oneOf('at least one push taken, or something refused', 'accepted', 'refused'),
  text: text('anywhere in the request or the answer, any case'),
  path: text("part of the request's path"),
  title: text('part of a title'),
  after: text('only messages after the one with this id'),
};

export const queries: Partial<Record<Operation, Readonly<Record<string, Parameter>>>> = {
  'GET /_sandbox/messages': {
    ...filters,
    limit: whole('at most so many, up to 2000'),
    view: oneOf('summary: one line each', 'summary'),
  },
  'GET /_sandbox/wait': { ...filters, timeoutMs: whole('at most 60000, 10000 when left out') },
  'GET /_sandbox/devices': { vendor },
  'GET /_sandbox/state': { messages: oneOf('0 leaves the messages out', '0') },
  'GET /_sandbox/rules': { vendor },
};

/** Why a query is not valid; undefined if it is. Whether a vendor exists is checked elsewhere. */
export function whyNoQuery(operation: Operation, given: Readonly<Record<string, string>>): string | undefined {
  const known = queries[operation] ?? {};
  for (const [name, value] of Object.entries(given)) {
    const parameter = ownValue(known, name);
    const shown = name.slice(0, 40);
    if (parameter === undefined) return `no parameter ${shown}${nearest(name, Object.keys(known))}`;
    const { schema } = parameter;
    if (schema.type === 'integer' ? !/^\d{1,9}$/.test(value) : schema.enum?.includes(value) === false)
      return `${shown} is ${schema.type === 'integer' ? 'a whole number' : schema.enum?.join(' or ')}`;
  }
  return undefined;
}

function nearest(name: string, known: readonly string[]): string {
  const found = suggest(name, known);
  if (found !== undefined) return `; did you mean ${found}?`;
  return known.length === 0 ? '; this operation has none' : `; there are ${known.join(', ')}`;
}
