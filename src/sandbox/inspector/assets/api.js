// @ts-check
// The only calls of the page to the sandbox: its control API and its event stream.

/**
 * @typedef {import('../../control/json.js').MessageSummary} Summary
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {import('../../control/json.js').DeviceRow} DeviceRow
 * @typedef {import('../../control/json.js').Ready} Ready
 * @typedef {import('../../control/json.js').ComposeResult} ComposeResult
 * @typedef {import('../../control/json.js').SandboxEvent} SandboxEvent
 */

/** @param {string} path @param {RequestInit} [options] */
async function ask(path, options = {}) {
  const response = await fetch(`/_sandbox/${path}`, {
    ...options,
    // A page of another origin cannot set this header without a preflight request, which is refused.
    headers: { 'x-tim-push': '1', ...(options.body === undefined ? {} : { 'content-type': 'application/json' }) },
  });
  const answer = await response.json().catch((error) => {
    if (response.ok) throw error;
    return {};
  });
  if (!response.ok)
    throw Object.assign(new Error(String(answer.error ?? response.status)), { status: response.status });
  return answer;
}

export const api = {
  /** @returns {Promise<Ready>} */
  ready: () => ask('ready'),
  /** @param {number} limit @returns {Promise<{ total: number, messages: Summary[] }>} */
  messages: (limit) => ask(`messages?view=summary&limit=${limit}`),
  /** @param {string} id @returns {Promise<Detail>} */
  message: (id) => ask(`messages/${encodeURIComponent(id)}`),
  /** @returns {Promise<{ devices: DeviceRow[] }>} */
  devices: () => ask('devices'),
  clear: () => ask('messages', { method: 'DELETE' }),
  /** @param {Record<string, string>} push @returns {Promise<ComposeResult>} */
  compose: (push) => ask('compose', { method: 'POST', body: JSON.stringify(push) }),
};

/**
 * @param {(event: SandboxEvent) => void} onEvent
 * @param {(isOpen: boolean) => void} onState called with true at every (re)connection
 */
export function listen(onEvent, onState) {
  const source = new EventSource('/_sandbox/events');
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
  for (const type of ['message', 'cleared', 'devices', 'clock'])
    source.addEventListener(type, (event) => onEvent(JSON.parse(/** @type {MessageEvent} */ (event).data)));
}
