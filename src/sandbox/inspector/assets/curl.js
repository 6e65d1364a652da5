// @ts-check
// A request as a curl command against this sandbox, as a shell reads it back; secrets stay masked.

/** What curl says by itself, or what belongs to one connection. */
const OWN = /^(?::.*|host|content-length|connection|transfer-encoding|accept-encoding)$/i;

/** @param {string} text */
const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** @param {Pick<import('../../control/json.js').MessageDetail, 'vendor' | 'request'>} message @param {string} origin */
export function curlOf({ vendor, request }, origin) {
  const { method, path, headers, body } = request;
  // --data-binary '@…' would read a file on the machine where it is pasted.
  return [
    `curl -X ${quote(method)} ${quote(`${origin}/${vendor}${path}`)}`,
    ...headers.filter(([name]) => !OWN.test(name)).map(([name, value]) => `  -H ${quote(`${name}: ${value}`)}`),
    ...(body === '' ? [] : [`  --data-raw ${quote(body)}`]),
  ].join(' \\\n');
}
