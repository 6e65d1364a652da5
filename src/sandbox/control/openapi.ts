// The OpenAPI 3.1 description of the control API, made of the shapes that check bodies and answers; a test compares it with the routes.
import * as z from 'zod/mini';
import { version } from '../../version.js';
import { faultBody } from '../shapes/fault.js';
import { stateShape } from '../state/snapshot.js';
import * as shapes from './answers.js';
import { bodies } from './bodies.js';
import { queries } from './queries.js';

type Json = Readonly<Record<string, unknown>>;

/** Shapes that several operations share, under the names they have in the description. */
const NAMED: Readonly<Record<string, z.ZodMiniType>> = {
  Error: shapes.refusal,
  Text: shapes.words,
  Rule: shapes.rule,
  Push: shapes.push,
  RefusedBy: shapes.refusedBy,
  FaultHit: shapes.faultHit,
  Message: shapes.message,
  MessageDetail: shapes.messageDetail,
  MessageSummary: shapes.messageSummary,
  App: shapes.app,
  Device: shapes.device,
  Fault: shapes.fault,
  FaultRequest: faultBody,
  Clock: shapes.clock,
  State: shapes.state,
  StateImport: stateShape,
};

/** Answers and bodies as JSON Schema; shapes with a name are references into `components`. */
function schemas() {
  const named = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(NAMED)) named.add(shape, { id });
  const all = z.object({
    answers: z.object(shapes.answers),
    bodies: z.object(
      Object.fromEntries(Object.entries(bodies).map(([name, { shape }]): [string, z.ZodMiniType] => [name, shape])),
    ),
    tooLate: shapes.tooLate,
    named: z.object(NAMED),
  });
  const schema = z.toJSONSchema(all, {
    io: 'input',
    metadata: named,
    override: ({ zodSchema, jsonSchema }) => {
      const { description } = z.globalRegistry.get(zodSchema) ?? {};
      if (description !== undefined) jsonSchema.description = description;
    },
  });
  const { properties, $defs } = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as {
    readonly properties: Readonly<
      Record<'answers' | 'bodies', { readonly properties: Readonly<Record<string, Json>> }>
    > & {
      readonly tooLate: Json;
    };
    readonly $defs: Json;
  };
  return {
    answers: properties.answers.properties,
    bodies: properties.bodies.properties,
    tooLate: properties.tooLate,
    components: $defs,
  };
}

const text = { type: 'string' } as const;
const json = (schema: Json, description = 'fine'): Json => ({
  description,
  content: { 'application/json': { schema } },
});
const ERROR = json({ $ref: '#/components/schemas/Error' }, 'what was wrong, in words');
const inPath = { name: 'id', in: 'path', required: true, schema: text } as const;

interface Described {
  readonly summary: string;
  readonly parameters?: readonly Json[];
  /** Refusals besides 400 and 403. */
  readonly errors?: readonly number[];
}

const OPERATIONS: Readonly<Record<shapes.Operation, Described>> = {
  'GET /_sandbox/ready': { summary: 'Addresses, version, vendors; answers as soon as everything listens' },
  'GET /_sandbox/messages': { summary: 'Messages, newest first' },
  'DELETE /_sandbox/messages': { summary: 'Forget all messages' },
  'GET /_sandbox/messages/{id}': { summary: 'Everything about one message', parameters: [inPath], errors: [404] },
  'DELETE /_sandbox/messages/{id}': { summary: 'Forget one message', parameters: [inPath], errors: [404] },
  'GET /_sandbox/wait': {
    summary: 'The newest message that fits, as soon as there is one; 408 when none came',
    errors: [408, 429],
  },
  'GET /_sandbox/apps': { summary: 'Registered apps' },
  'POST /_sandbox/apps': { summary: 'A new state or new rights of an app with one vendor', errors: [404, 413] },
  'GET /_sandbox/devices': { summary: 'Registered devices' },
  'POST /_sandbox/devices': { summary: 'Register a device, or change one', errors: [409, 413] },
  'DELETE /_sandbox/devices': { summary: 'Forget a device', errors: [404, 413] },
  'POST /_sandbox/devices/invalidate': { summary: 'The app is gone from a device', errors: [404, 413] },
  'GET /_sandbox/im-users': { summary: 'Users of the Chat app' },
  'POST /_sandbox/im-users': { summary: 'A user, or a new state of one', errors: [409, 413] },
  'DELETE /_sandbox/im-users': { summary: 'Forget a user', errors: [404, 413] },
  'GET /_sandbox/faults': { summary: 'What goes wrong on purpose' },
  'POST /_sandbox/faults': { summary: 'Add a fault', errors: [409, 413] },
  'DELETE /_sandbox/faults': { summary: 'Remove all faults' },
  'DELETE /_sandbox/faults/{id}': { summary: 'Remove one fault', parameters: [inPath], errors: [404] },
  'GET /_sandbox/clock': { summary: 'The clock the emulators live by' },
  'POST /_sandbox/clock': { summary: 'Stop it, move it, let it run', errors: [413] },
  'GET /_sandbox/state': { summary: 'Export' },
  'POST /_sandbox/state': { summary: 'Import; parts that are absent stay as they are', errors: [413] },
  'POST /_sandbox/reset': { summary: 'Back to the start' },
  'POST /_sandbox/compose': {
    summary: "One push to a registered device, sent by the vendor's own client",
    errors: [413, 501],
  },
  'GET /_sandbox/rules': { summary: 'Every rule of every emulator, in order' },
  'GET /_sandbox/openapi.json': { summary: 'This description' },
};

export function openApi(url: string): Json {
  const { answers, bodies, tooLate, components } = schemas();
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, described] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = name.split(' ');
    const responses = Object.fromEntries(
      [400, 403, ...(described.errors ?? [])].map((status) => [
        status,
        status === 408 ? json(tooLate, 'nothing came in time') : ERROR,
      ]),
    );
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: operation(name as shapes.Operation, described, bodies[name], {
        200: json(answers[name] ?? {}),
        ...responses,
      }),
    };
  }
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
      ...paths,
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
    components: { schemas: components },
  };
}

function operation(
  name: shapes.Operation,
  { summary, parameters = [] }: Described,
  body: Json | undefined,
  responses: Json,
): Json {
  const header = {
    name: 'x-tim-push',
    in: 'header',
    required: true,
    description: 'a header that a foreign web page cannot set',
    schema: { const: '1' },
  };
  const [method = '', path = ''] = name.split(' ');
  const asked = Object.entries(queries[name] ?? {}).map(([name, parameter]) => ({
    name,
    in: 'query',
    ...parameter,
  }));
  const all = [...parameters, ...asked, ...(method === 'GET' ? [] : [header])];
  const words = path.replace('/_sandbox/', '').replace(/[^a-z]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return {
    operationId: `${method.toLowerCase()}${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\W/g, '')}`,
    summary,
    ...(all.length === 0 ? {} : { parameters: all }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses,
  };
}
