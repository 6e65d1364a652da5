// The code under test: a small sender of your own. It signs in at vivo once and tries again when the service is out of order.
import { createHash } from 'node:crypto';

export function createSender({ baseUrl, appId, appKey, appSecret, now }) {
  let authToken;
  let count = 0;

  async function post(path, body, headers = {}) {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: response.ok ? await response.json() : undefined };
  }

  async function signIn() {
    const timestamp = now();
    const sign = createHash('md5').update(`${appId}${appKey}${timestamp}${appSecret}`).digest('hex');
    const { body } = await post('/message/auth', { appId, appKey, timestamp, sign });
    return body.authToken;
  }

  return {
    async send(regId, title, content) {
      count += 1;
      const message = { appId, regId, notifyType: 1, title, content, skipType: 1, requestId: `r${count}`, pushMode: 1 };
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        authToken ??= await signIn();
        const { status, body } = await post('/message/send', message, { authToken });
        if (status >= 500) continue;
        // 10000: the token is over, which can happen long before its 24 hours.
        if (body.result === 10000) authToken = undefined;
        else return { attempt, result: body.result, isGone: body.result === 10302 };
      }
      return { attempt: 3, result: undefined, isGone: false };
    },
  };
}
