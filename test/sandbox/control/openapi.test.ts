// The OpenAPI description compared with the control API: it is valid, lists every route and no other, and the answers match it.
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { answers, refusal, tooLate } from '../../../src/sandbox/control/answers.js';
import type { RunningSandbox } from '../../../src/sandbox/index.js';
import { control, vivoAuth, vivoSend } from '../../helpers/sandbox-calls.js';
import { startForTest } from '../../helpers/start-for-test.js';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, { readonly schema: object }> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object };
}

let sandbox: RunningSandbox;
let document: Document;
beforeAll(async () => {
  sandbox = await startForTest();
  document = (await control(sandbox, 'GET', 'openapi.json')).json as Document;
});
afterAll(() => sandbox.close());

const described = (): readonly string[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('{id}', ':id')}`),
  );

describe('openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>);
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('lists every route, and no route that does not exist', () => {
    const routes = sandbox.routes.filter((route) => route.includes(' /_sandbox/'));
    expect([...described()].sort()).toEqual([...new Set(routes)].sort());
  });

  it('gives every operation its own name, and requires the header where state changes', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.entries(methods));
    const names = operations.map(([, operation]) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const [method, operation] of operations)
      expect(operation.parameters?.some((item) => item.name === 'x-tim-push') ?? false, operation.operationId).toBe(
        method !== 'get',
      );
  });

  it('describes the actual answers', async () => {
    const authToken = await vivoAuth(sandbox);
    await vivoSend(sandbox, authToken);
    await vivoSend(sandbox, authToken, { title: '' });
    const device = { vendor: 'vivo', token: '2'.repeat(23) };
    const calls: readonly (readonly [string, string, unknown?, number?])[] = [
      ['GET', 'ready'],
      ['GET', 'messages'],
      ['GET', 'messages?view=summary'],
      ['GET', 'messages/1'],
      ['GET', 'messages/3'],
      ['GET', 'messages/none', undefined, 404],
      ['GET', 'wait?vendor=vivo'],
      ['GET', 'wait?text=never&timeoutMs=1', undefined, 408],
      ['GET', 'apps'],
      ['POST', 'apps', { id: 'demo', vendor: 'huawei', rights: ['urgency'] }],
      ['POST', 'apps', { id: 'nobody', vendor: 'huawei', rights: [] }, 404],
      ['POST', 'apps', { id: 'demo', vendor: 'huawei' }, 400],
      ['GET', 'rules'],
      ['GET', 'openapi.json'],
      ['POST', 'faults', { vendor: 'oppo', steps: [{ status: 500 }, {}], repeat: true }],
      ['GET', 'faults'],
      ['POST', 'faults', { vendor: 'nokia', do: { status: 500 } }, 400],
      ['POST', 'faults', { vendor: 'oppo', often: true }, 400],
      ['DELETE', 'faults/1'],
      ['DELETE', 'faults/none', undefined, 404],
      ['DELETE', 'faults'],
      ['POST', 'devices', { ...device, diesAfter: 3, fault: { delayMs: 1 } }],
      ['GET', 'devices'],
      ['POST', 'devices/invalidate', device],
      ['DELETE', 'devices', device],
      ['DELETE', 'devices', device, 404],
      ['POST', 'im-users', { id: 'bob', state: 'Online' }],
      ['GET', 'im-users'],
      ['DELETE', 'im-users', { id: 'bob' }],
      ['GET', 'clock'],
      ['POST', 'clock', { freeze: 1_700_000_000_000 }],
      ['POST', 'clock', { freeze: null }],
      ['POST', 'compose', { vendor: 'vivo' }],
      ['POST', 'compose', { vendor: 'vivo', token: 'nowhere' }],
      ['POST', 'compose', { vendor: 'nokia' }, 400],
      ['GET', 'state'],
      ['POST', 'state', { schemaVersion: 1 }],
      ['DELETE', 'messages/1'],
      ['DELETE', 'messages'],
      ['POST', 'reset'],
    ];
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addSchema({ $id: 'doc', ...document });
    const seen = new Set<string>();
    for (const [method, call, body, expected = 200] of calls) {
      const { status, json } = await control(sandbox, method, call, body);
      const asked = `/_sandbox/${call.split('?')[0] ?? ''}`;
      const path = document.paths[asked] === undefined ? asked.replace(/\/[^/]+$/, '/{id}') : asked;
      const operation = document.paths[path]?.[method.toLowerCase()];
      const name = `${method} ${call} ${status}`;
      expect({ name, status }).toEqual({ name, status: expected });
      expect(Object.keys(operation?.responses ?? {}), name).toContain(String(expected));
      seen.add(operation?.operationId ?? '');
      const pointer = [path, method.toLowerCase(), 'responses', String(status), 'content', 'application/json', 'schema']
        .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
        .join('/');
      const validate = ajv.getSchema(`doc#/paths/${pointer}`);
      expect({ name, ok: validate?.(json), errors: validate?.errors ?? null }).toEqual({
        name,
        ok: true,
        errors: null,
      });
      // The description allows further members; the handler's own shape lists every current one.
      const operationName = `${method} ${path}` as keyof typeof answers;
      const shape = status === 200 ? answers[operationName] : status === 408 ? tooLate : refusal;
      const whole = ajv.compile(z.toJSONSchema(shape as z.ZodMiniType, { io: 'output' }));
      expect({ name, ok: whole(json), errors: whole.errors ?? null }).toEqual({ name, ok: true, errors: null });
      // A description that accepts any value is useless.
      for (const other of ['text', 7, null, [7]])
        expect({ name, other, ok: validate?.(other) }).toEqual({ name, other, ok: false });
      if (status === 200 && body !== undefined && operation?.requestBody !== undefined) {
        const takes = ajv.compile({ ...rewritten(operation.requestBody.content['application/json']?.schema) });
        expect(takes(body), name).toBe(true);
      }
    }
    const all = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((item) => item.operationId),
    );
    expect(all.filter((item) => !seen.has(item))).toEqual(['getEvents']);
  });
});

/** References inside a part of the document, rewritten to be resolved from outside. */
const rewritten = (schema: object | undefined): object =>
  JSON.parse(JSON.stringify(schema ?? {}).replaceAll('"#/components', '"doc#/components')) as object;
