// Which requests belong together: the call that obtained an access token, and those that carry it. The token itself is never shown.
import { createHash } from 'node:crypto';
import type { MessageSummary } from '../control/json.js';
import type { StoredMessage } from '../state/store.js';

const ISSUED = /"(?:access|auth)_?token"\s*:\s*("(?:[^"\\]|\\.){1,4096}")/i;
/** Access tokens, and what follows `Bearer`, a JWT of the sender included; a vendor's secret in another header is not hashed. */
const IN_HEADER = /^(?:access|auth)[-_]?token$/i;
const BEARER = /^bearer\s+(.+)$/i;
const IN_FORM = /(?:^|[?&])(?:access|auth)_token=([^&]{1,4096})/;

/** A short hash of the access token that was issued or carried: enough to compare, useless for signing in. */
export function signInOf({ request, response, pushes }: StoredMessage): Pick<MessageSummary, 'session' | 'signsIn'> {
  const issued = pushes.length > 0 ? undefined : ISSUED.exec(response.body)?.[1];
  if (issued !== undefined) return { session: nameOf(unquoted(issued)), signsIn: true };
  const header = request.headers.find(([name]) => IN_HEADER.test(name))?.[1];
  const bearer = request.headers.find(([name]) => /^authorization$/i.test(name))?.[1];
  const carried =
    header ??
    BEARER.exec(bearer ?? '')?.[1] ??
    decoded(IN_FORM.exec(request.path)?.[1] ?? IN_FORM.exec(request.body.slice(0, 65_536))?.[1]);
  return carried === undefined ? {} : { session: nameOf(carried) };
}

const nameOf = (token: string): string => createHash('sha256').update(token).digest('hex').slice(0, 12);

/** Huawei writes `/` as `\\/`. */
function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
