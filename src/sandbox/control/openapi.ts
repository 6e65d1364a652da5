// The OpenAPI 3.1 description of the control API. Bodies come from the shapes that check them; a test holds it against the routes.
import { toJSONSchema, type z } from 'zod/mini';
import { FATES, IM_USER_STATES } from '../../push/emulator/emulator.js';
import { version } from '../../version.js';
import { faultBody } from '../shapes/fault.js';
import { imUserShape, stateShape } from '../state/snapshot.js';
import { composeBody } from './about.js';
import { appBody, changeBody, clockBody, deviceBody } from './world.js';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const flag = { type: 'boolean' } as const;
const list = (items: Json): Json => ({ type: 'array', items });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const oneOf = (values: readonly string[]): Json => ({ type: 'string', enum: values });

/** An object whose members in `required` are always there. */
const object = (required: Json, optional: Json = {}): Json => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
});

const bodyOf = (shape: z.core.$ZodType): Json => {
  const { $schema: _, ...schema } = toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return schema;
};

const verdict = oneOf(['passed', 'broken', 'off']);
const words = object({ en: text, zh: text });
const rule = object(
  {
    vendor: text,
    order: whole,
    id: text,
    title: ref('Text'),
    code: text,
    mark: oneOf(['A', 'B', 'C', 'D']),
    source: text,
    on: flag,
  },
  { always: flag, needs: oneOf(['hours', 'quotas', 'rates']) },
);
const push = object(
  { token: text, accepted: flag, app: text },
  {
    messageId: text,
    title: text,
    body: text,
    ext: text,
    channelId: text,
    category: text,
    badge: text,
    image: text,
    code: text,
  },
);
const refusedBy = object({ rule: text, code: text }, { detail: text });
const fault = object({ id: text, says: text });
const messageHead = {
  id: text,
  vendor: text,
  at: { type: 'number' },
  request: object(
    {
      protocol: text,
      method: text,
      path: text,
      headers: list({ type: 'array', prefixItems: [text, text], items: false }),
      body: text,
    },
    { host: text },
  ),
  response: object({ status: whole, headers: { type: 'object', additionalProperties: text }, body: text }),
  pushes: list(ref('Push')),
};
const messageRest = { refusedBy: ref('RefusedBy'), fault: ref('FaultHit') };

const schemas = (): Json => ({
  Error: object({ error: text }),
  Text: words,
  Rule: rule,
  Push: push,
  RefusedBy: refusedBy,
  FaultHit: fault,
  Message: object({ ...messageHead, rules: list(object({ rule: text, verdict }, { detail: text })) }, messageRest),
  MessageDetail: object(
    {
      ...messageHead,
      vendorName: ref('Text'),
      rules: list({
        allOf: [
          ref('Rule'),
          object(
            { rule: text, verdict },
            {
              detail: text,
              problem: object({ code: text, title: ref('Text'), cause: ref('Text'), fix: list(ref('Text')) }),
            },
          ),
        ],
      }),
      jwts: list(object({ where: text, header: { type: 'object' }, payload: { type: 'object' } })),
      signature: list(
        object({ title: ref('Text'), value: text }, { verdict: oneOf(['right', 'wrong']), note: ref('Text') }),
      ),
      click: list(object({ name: text, value: text })),
    },
    messageRest,
  ),
  MessageSummary: object(
    {
      id: text,
      vendor: text,
      at: { type: 'number' },
      protocol: text,
      method: text,
      path: text,
      status: whole,
      accepted: whole,
      refused: whole,
    },
    {
      host: text,
      code: text,
      session: text,
      signsIn: { const: true },
      token: text,
      title: text,
      body: text,
      ...messageRest,
    },
  ),
  App: object({
    id: text,
    vendors: list(text),
    state: { type: 'object', additionalProperties: text },
    rights: { type: 'object', additionalProperties: list(text) },
  }),
  Device: object(
    { vendor: text, token: text, fate: oneOf(FATES), test: flag, app: text },
    { environment: oneOf(['development', 'production']), diesAfter: whole },
  ),
  Fault: object({ id: text, matched: whole, hit: whole, spent: flag }, bodyOf(faultBody)['properties'] as Json),
  FaultRequest: bodyOf(faultBody),
  Clock: object({ now: { type: 'number' }, frozen: flag }),
  ImUser: object({ id: text, state: oneOf(IM_USER_STATES) }, { platform: text, device: { type: 'object' } }),
  State: bodyOf(stateShape),
});

const json = (schema: Json, description = 'fine'): Json => ({
  description,
  content: { 'application/json': { schema } },
});
const ERROR = json(ref('Error'), 'what was wrong, in words');
const query = (name: string, description: string, schema: Json = text): Json => ({
  name,
  in: 'query',
  description,
  schema,
});
const inPath = { name: 'id', in: 'path', required: true, schema: text } as const;

const filters = [
  query('vendor', 'one vendor'),
  query('token', 'a device token that a push of the message went to'),
  query('status', 'at least one push taken, or something refused', oneOf(['accepted', 'refused'])),
  query('text', 'anywhere in the request or the answer, any case'),
  query('path', "part of the request's path"),
  query('title', 'part of a title'),
  query('after', 'only messages after the one with this id'),
];

interface Operation {
  readonly summary: string;
  readonly answer: Json;
  readonly parameters?: readonly Json[];
  readonly body?: Json;
  readonly errors?: readonly number[];
}

const done = object({ deleted: { const: true } });

const operations = (): Readonly<Record<string, Readonly<Record<string, Operation>>>> => ({
  '/_sandbox/ready': {
    get: {
      summary: 'Addresses, version, vendors; answers as soon as everything listens',
      answer: object(
        {
          ready: { const: true },
          url: text,
          version: text,
          vendors: list(object({ id: text, name: ref('Text') })),
          strict: flag,
          rules: list(text),
        },
        { tlsUrl: text, caFile: text },
      ),
    },
  },
  '/_sandbox/messages': {
    get: {
      summary: 'Messages, newest first',
      parameters: [
        ...filters,
        query('limit', 'at most so many, up to 2000', whole),
        query('view', 'summary: one line each', oneOf(['summary'])),
      ],
      answer: object({
        total: whole,
        kept: whole,
        matching: whole,
        messages: list({ anyOf: [ref('Message'), ref('MessageSummary')] }),
      }),
    },
    delete: { summary: 'Forget all messages', answer: done },
  },
  '/_sandbox/messages/{id}': {
    get: { summary: 'Everything about one message', parameters: [inPath], answer: ref('MessageDetail'), errors: [404] },
    delete: { summary: 'Forget one message', parameters: [inPath], answer: done, errors: [404] },
  },
  '/_sandbox/wait': {
    get: {
      summary: 'The newest message that fits, as soon as there is one; 408 when none came',
      parameters: [...filters, query('timeoutMs', 'at most 60000, 10000 when left out', whole)],
      answer: ref('Message'),
      errors: [408, 429],
    },
  },
  '/_sandbox/apps': {
    get: {
      summary: 'Registered apps',
      answer: object({ apps: list(ref('App')) }),
    },
    post: {
      summary: 'A new state or new rights of an app with one vendor',
      body: bodyOf(appBody),
      answer: object({ changed: ref('App') }),
      errors: [400, 404, 413],
    },
  },
  '/_sandbox/devices': {
    get: {
      summary: 'Registered devices',
      parameters: [query('vendor', 'one vendor')],
      answer: object({ devices: list(ref('Device')) }),
    },
    post: {
      summary: 'Register a device, or change one',
      body: bodyOf(deviceBody),
      answer: object({ registered: ref('Device') }, { fault: ref('Fault') }),
      errors: [400, 409, 413],
    },
    delete: { summary: 'Forget a device', body: bodyOf(changeBody), answer: done, errors: [400, 404, 413] },
  },
  '/_sandbox/devices/invalidate': {
    post: {
      summary: 'The app is gone from a device',
      body: bodyOf(changeBody),
      answer: object({ registered: ref('Device') }),
      errors: [400, 404, 413],
    },
  },
  '/_sandbox/im-users': {
    get: { summary: 'Users of the Chat app', answer: object({ imUsers: list(ref('ImUser')) }) },
    post: {
      summary: 'A user, or a new state of one',
      body: bodyOf(imUserShape),
      answer: object({ registered: ref('ImUser') }),
      errors: [400, 409, 413],
    },
    delete: { summary: 'Forget a user', body: object({ id: text }), answer: done, errors: [400, 404, 413] },
  },
  '/_sandbox/faults': {
    get: { summary: 'What goes wrong on purpose', answer: object({ faults: list(ref('Fault')) }) },
    post: {
      summary: 'Add a fault',
      body: ref('FaultRequest'),
      answer: object({ fault: ref('Fault') }),
      errors: [400, 409, 413],
    },
    delete: { summary: 'Remove all faults', answer: done },
  },
  '/_sandbox/faults/{id}': {
    delete: { summary: 'Remove one fault', parameters: [inPath], answer: done, errors: [404] },
  },
  '/_sandbox/clock': {
    get: { summary: 'The clock the emulators live by', answer: ref('Clock') },
    post: {
      summary: 'Stop it, move it, let it run',
      body: bodyOf(clockBody),
      answer: ref('Clock'),
      errors: [400, 413],
    },
  },
  '/_sandbox/state': {
    get: {
      summary: 'Export',
      parameters: [query('messages', '0 leaves the messages out', oneOf(['0']))],
      answer: ref('State'),
    },
    post: {
      summary: 'Import; parts that are absent stay as they are',
      body: ref('State'),
      answer: object({ imported: { const: true } }),
      errors: [400, 413],
    },
  },
  '/_sandbox/reset': { post: { summary: 'Back to the start', answer: object({ reset: { const: true } }) } },
  '/_sandbox/compose': {
    post: {
      summary: "One push to a registered device, sent by the vendor's own client",
      body: bodyOf(composeBody),
      answer: object(
        { status: oneOf(['accepted', 'rejected', 'unreachable']), token: text },
        {
          messageId: text,
          message: text,
          problem: object({ code: text, title: ref('Text'), cause: ref('Text'), fix: list(ref('Text')) }),
        },
      ),
      errors: [400, 413, 501],
    },
  },
  '/_sandbox/rules': {
    get: {
      summary: 'Every rule of every emulator, in order',
      parameters: [query('vendor', 'one vendor')],
      answer: object({ rules: list(ref('Rule')) }),
    },
  },
  '/_sandbox/openapi.json': { get: { summary: 'This description', answer: { type: 'object' } } },
});

export function openApi(url: string): Json {
  const paths = Object.entries(operations()).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [method, describe(method, path, operation)]),
    ),
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'tim-push sandbox',
      version,
      description:
        'Reads and steers the sandbox. What changes state needs the header x-tim-push: 1; Host and Origin are checked.',
    },
    servers: [{ url }],
    paths: {
      ...Object.fromEntries(paths),
      '/_sandbox/events': {
        get: {
          operationId: 'getEvents',
          summary: 'Server-sent events: message, cleared, devices, faults, clock',
          responses: {
            200: { description: 'a stream', content: { 'text/event-stream': { schema: text } } },
            403: ERROR,
            429: ERROR,
          },
        },
      },
    },
    components: { schemas: schemas() },
  };
}

function describe(
  method: string,
  path: string,
  { summary, answer, parameters = [], body, errors = [] }: Operation,
): Json {
  const header = {
    name: 'x-tim-push',
    in: 'header',
    required: true,
    description: 'a header that a foreign web page cannot set',
    schema: { const: '1' },
  };
  const all = method === 'get' ? parameters : [...parameters, header];
  const name = path.replace('/_sandbox/', '').replace(/[^a-z]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return {
    operationId: `${method}${name.charAt(0).toUpperCase()}${name.slice(1).replace(/\W/g, '')}`,
    summary,
    ...(all.length === 0 ? {} : { parameters: all }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { 200: json(answer), ...Object.fromEntries([403, ...errors].map((status) => [status, ERROR])) },
  };
}
