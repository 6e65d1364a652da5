// A request as a curl command that a shell reads back byte by byte; secrets are masked or stay placeholders.
import type { Redactor } from '../redaction/redactor.js';
import type { HttpRequest } from '../types.js';

/** One argument a line, so that a long body does not hide the headers. */
export function toCurl(request: HttpRequest, redactor: Redactor): string {
  const lines = [
    `curl${request.protocol === 'h2' ? ' --http2' : ''} -X ${request.method} ${quote(redactor.url(request.url))}`,
  ];
  for (const [name, value] of Object.entries(redactor.headers(request.headers ?? {})))
    lines.push(`  -H ${quote(`${name}: ${value}`)}`);
  if (request.body !== undefined) {
    const body = redactor.body(request.body);
    lines.push(`  --data-binary ${quote(body)}`);
  }
  if (request.clientCertificate !== undefined) lines.push('  --cert "$APPLE_CERT_FILE" --key "$APPLE_CERT_KEY_FILE"');
  return lines.join(' \\\n');
}

/** `$VIVO_AUTH_TOKEN` and its like, which the person sets before running the command. */
const PLACEHOLDER = /\$[A-Z][A-Z0-9]*_[A-Z0-9_]+/;

/** Single quotes keep everything as it is; double quotes let the shell fill a placeholder in, everything else escaped. */
export function quote(text: string): string {
  if (!PLACEHOLDER.test(text)) return `'${text.replace(/'/g, `'\\''`)}'`;
  let result = '';
  let rest = text;
  for (let match = PLACEHOLDER.exec(rest); match !== null; match = PLACEHOLDER.exec(rest)) {
    result += `${escapeForDouble(rest.slice(0, match.index))}${match[0].replace(/^\$(.*)$/, '$${$1}')}`;
    rest = rest.slice(match.index + match[0].length);
  }
  return `"${result}${escapeForDouble(rest)}"`;
}

const escapeForDouble = (text: string): string => text.replace(/[\\"$`]/g, '\\$&').replace(/!/g, '"\'!\'"');
