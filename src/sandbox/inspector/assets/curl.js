// @ts-check
// A request as a curl command against this sandbox, as a shell reads it back; a masked secret is a variable that has to be set first.

/** What curl says by itself, or what belongs to one connection. */
const OWN = /^(?::.*|host|content-length|connection|transfer-encoding|accept-encoding)$/i;

/** @param {string} text */
const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** What stands where a secret was; a shell stops there, with these words, until its variable is set. */
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
  // --data-binary '@…' would read a file on the machine where it is pasted.
  return [
    `curl -X ${quote(method)} ${typed(`${origin}/${vendor}${path}`, masked)}`,
    ...headers
      .filter(([name]) => !OWN.test(name))
      .map(([name, value]) => `  -H ${typed(`${name}: ${value}`, masked, name)}`),
    ...(body === '' ? [] : [`  --data-raw ${typed(body, masked)}`]),
  ].join(' \\\n');
}
