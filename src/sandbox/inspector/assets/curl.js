// @ts-check
// A request as a curl command against this sandbox, quoted for a shell; a masked secret is a variable that has to be set first.

/** Headers that curl sets itself, or that belong to one connection. */
const OWN = /^(?::.*|host|content-length|connection|transfer-encoding|accept-encoding)$/i;

/** @param {string} text */
const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The mask of a secret. It becomes a variable, and the shell stops with a message until it is set. */
const MASK = /\[redacted[^\]]*\]/;

/** @param {string} text @param {string} masked @param {string} [header] */
const typed = (text, masked, header) =>
  text
    .split(MASK)
    .map((part, i, parts) => {
      const plain = part === '' && parts.length > 1 ? '' : quote(part);
      const field = header ?? /(\w+)["']?[:=]\s*["']?$/.exec(part)?.[1] ?? 'secret';
      return i + 1 === parts.length ? plain : `${plain}"\${${field.toUpperCase().replaceAll(/\W/g, '_')}:?${masked}}"`;
    })
    .join('');

/** @param {Pick<import('../../control/json.js').MessageDetail, 'vendor' | 'request'>} message @param {string} origin @param {string} masked */
export function curlOf({ vendor, request }, origin, masked) {
  const { method, path, headers, body } = request;
  // --data-binary '@…' would read a file on the machine where the command is pasted.
  return [
    `curl -X ${quote(method)} ${typed(`${origin}/${vendor}${path}`, masked)}`,
    ...headers
      .filter(([name]) => !OWN.test(name))
      .map(([name, value]) => `  -H ${typed(`${name}: ${value}`, masked, name)}`),
    ...(body === '' ? [] : [`  --data-raw ${typed(body, masked)}`]),
  ].join(' \\\n');
}
