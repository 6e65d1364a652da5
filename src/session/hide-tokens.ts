// For --verbose: the device tokens of a call are shortened in its exchanges while it runs, and forgotten afterwards, so that a long run stays small.
import type { Redactor } from '../http/redactor.js';
import type { VendorClient } from '../push/types.js';

export function hideTokens(client: VendorClient, redactor: Redactor): VendorClient {
  const hidden = async <T>(tokens: readonly string[], call: () => Promise<T>): Promise<T> => {
    const forget = redactor.shortenTokens(tokens);
    try {
      return await call();
    } finally {
      forget();
    }
  };
  const { dryRun, status, task, close } = client;
  return {
    verify: (signal) => client.verify(signal),
    send: (message, tokens, signal) => hidden(tokens, () => client.send(message, tokens, signal)),
    ...(dryRun === undefined
      ? {}
      : { dryRun: (message, tokens, signal) => hidden(tokens, () => dryRun.call(client, message, tokens, signal)) }),
    ...(status === undefined
      ? {}
      : { status: (tokens, options, signal) => hidden(tokens, () => status.call(client, tokens, options, signal)) }),
    ...(task === undefined ? {} : { task: (id, signal) => task.call(client, id, signal) }),
    ...(close === undefined ? {} : { close: () => close.call(client) }),
  };
}
