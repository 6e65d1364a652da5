// One exchange as lines for --verbose; everything in it is masked already.
import type { Exchange } from '../http/types.js';
import { printable } from '../text/printable.js';

/** Longest body shown, in characters. */
const SHOWN_BODY = 2000;

export function describeExchange(exchange: Exchange): string {
  const { request, response, error } = exchange;
  const lines = [`> ${request.method} ${request.url}  (${exchange.owner}, ${exchange.tookMs} ms)`];
  for (const [name, value] of Object.entries(request.headers)) lines.push(`> ${name}: ${value}`);
  if (request.body !== '') lines.push(`> ${cut(request.body)}`);
  if (response !== undefined) {
    lines.push(`< ${response.status}`);
    for (const [name, value] of Object.entries(response.headers)) lines.push(`< ${name}: ${value}`);
    if (response.body !== '') lines.push(`< ${cut(response.body)}`);
  }
  if (error !== undefined) lines.push(`! ${error.reason}: ${error.message}`);
  return lines.map(printable).join('\n');
}

const cut = (body: string): string =>
  body.length > SHOWN_BODY ? `${body.slice(0, SHOWN_BODY)}… (${body.length} characters)` : body;
