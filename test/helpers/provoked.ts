// Breaks one rule of an emulator with a request of the vendor's real client, and returns which rule it was and what the client read.
import type { HttpRequest } from '../../src/http/types.js';
import {
  openTestVendor,
  type TestedService,
  type TestVendor,
  type TestVendorOptions,
  testMessage,
} from './emulator-http.js';

export interface Provocation {
  readonly options?: TestVendorOptions | undefined;
  /** Changes the request that carries the push; others go out as they are unless `every` is set. */
  readonly change?: ((request: HttpRequest, vendor: TestVendor) => HttpRequest) | undefined;
  readonly isPush: (request: HttpRequest) => boolean;
  /** Calls before the one that counts. */
  readonly times?: number | undefined;
  readonly token: string;
}

export interface Provoked {
  readonly broken: readonly string[];
  readonly code: string | undefined;
}

export async function provoke(service: TestedService, given: Provocation): Promise<Provoked> {
  const vendor = openTestVendor(service, { strict: true, ...given.options });
  vendor.tamper((request) => (given.isPush(request) ? (given.change?.(request, vendor) ?? request) : request));
  for (let i = 0; i < (given.times ?? 0); i++) await vendor.client.send(testMessage(), [given.token]);
  const [result] = await vendor.client.send(testMessage(), [given.token]);
  const trail = vendor.received.at(-1)?.trail ?? [];
  return {
    broken: trail.filter((step) => step.verdict === 'broken').map((step) => step.rule),
    code: result?.problem?.code,
  };
}
