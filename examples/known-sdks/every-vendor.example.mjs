// Senders that only know the real services, pointed at the sandbox: node-apn, and for every other vendor the plain requests its SDKs make.
// What changes is one address each. Run: node every-vendor.example.mjs
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import apn from '@parse/node-apn';
import { startSandbox } from 'tim-push';

const sandbox = await startSandbox();
// The key of the sandbox's demo app; invented and public.
const demoKey = ['BEGIN', 'END']
  .map((word) => `-----${word} PRIVATE KEY-----`)
  .join('\nBODY\n')
  .replace(
    'BODY',
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgkUFHzEZHtCdFchxYjlVmSLetkzaHq+gFmd54LV8FIKehRANCAAQFjSMe1ChetT/lxOlANRNsg4WFgjHxnplE7Kp/dyMqBQuHDcXzebXndgGTXSOycWgAHIhacvu43Eyvc+fkVHSp',
  );
const okDevice = async (vendor) => (await sandbox.devices({ vendor })).find((device) => device.fate === 'ok').token;
const form = (fields) => new URLSearchParams(fields).toString();
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

async function post(base, path, headers, body) {
  const response = await fetch(`${base}${path}`, { method: 'POST', headers, body });
  return response.json();
}

const senders = {
  // The SDK's own options name another host and port; its client trusts the sandbox's certificate authority.
  async apns() {
    const { hostname, port } = new URL(sandbox.tlsUrl);
    const provider = new apn.Provider({
      token: { key: demoKey, keyId: 'DEMOKEY123', teamId: 'DEMOTEAM12' },
      address: hostname,
      port: Number(port),
      ca: [readFileSync(sandbox.caFile)],
    });
    const note = new apn.Notification({
      topic: 'com.example.chat',
      alert: { title: 'Lunch?', body: 'Noodles at one.' },
    });
    note.pushType = 'alert';
    const { sent, failed } = await provider.send(note, await okDevice('apns'));
    await provider.shutdown();
    assert.deepEqual([sent.length, failed], [1, []]);
  },

  // oauth-login.cloud.huawei.com and push-api.cloud.huawei.com become one base URL.
  async huawei(base = `${sandbox.url}/huawei`) {
    const secret = 'demo+huawei/client=secret&0000000000000000000000000000000000001';
    const { access_token: token } = await post(
      base,
      '/oauth2/v3/token',
      FORM,
      form({ grant_type: 'client_credentials', client_id: '100000003', client_secret: secret }),
    );
    const message = {
      android: {
        category: 'IM',
        notification: { title: 'Lunch?', body: 'Noodles at one.', click_action: { type: 3 } },
      },
      token: [await okDevice('huawei')],
    };
    const answer = await post(
      base,
      '/v1/100000003/messages:send',
      { ...JSON_TYPE, Authorization: `Bearer ${token}` },
      JSON.stringify({ message }),
    );
    assert.equal(answer.code, '80000000');
  },

  // iam.developer.honor.com and push-api.cloud.hihonor.com
  async honor(base = `${sandbox.url}/honor`) {
    const { access_token: token } = await post(
      base,
      '/auth/token',
      FORM,
      form({
        grant_type: 'client_credentials',
        client_id: '220000002',
        client_secret: 'demo-honor-client-secret-0000001',
      }),
    );
    const message = {
      android: { notification: { title: 'Lunch?', body: 'Noodles at one.', clickAction: { type: 3 } } },
      token: [await okDevice('honor')],
    };
    const answer = await post(
      base,
      '/api/v1/100000001/sendMessage',
      { ...JSON_TYPE, Authorization: `Bearer ${token}`, timestamp: String(Date.now()) },
      JSON.stringify(message),
    );
    assert.equal(answer.code, 200);
  },

  // api.xmpush.xiaomi.com
  async xiaomi(base = `${sandbox.url}/xiaomi`) {
    const fields = {
      registration_id: await okDevice('xiaomi'),
      restricted_package_name: 'com.example.chat',
      pass_through: '0',
      title: 'Lunch?',
      description: 'Noodles at one.',
      notify_type: '-1',
      'extra.channel_id': '100001',
    };
    const answer = await post(
      base,
      '/v3/message/regid',
      { ...FORM, Authorization: 'key=ZGVtb2RlbW9kZW1vZGVtbw==' },
      form(fields),
    );
    assert.equal(answer.code, 0);
  },

  // api.push.oppomobile.com
  async oppo(base = `${sandbox.url}/oppo`) {
    const [key, master, timestamp] = [
      '0da0da0da0da0da0da0da0da0da0da01',
      '0da0da0da0da0da0da0da0da0da0da03',
      String(Date.now()),
    ];
    const sign = createHash('sha256').update(`${key}${timestamp}${master}`).digest('hex');
    const { data } = await post(base, '/server/v1/auth', FORM, form({ app_key: key, timestamp, sign }));
    const message = {
      target_type: 2,
      target_value: await okDevice('oppo'),
      notification: { title: 'Lunch?', content: 'Noodles at one.' },
    };
    const answer = await post(
      base,
      '/server/v1/message/notification/unicast',
      FORM,
      form({ auth_token: data.auth_token, message: JSON.stringify(message) }),
    );
    assert.equal(answer.code, 0);
  },

  // api-push.vivo.com.cn
  async vivo(base = `${sandbox.url}/vivo`) {
    const [appId, appKey, timestamp] = [100000007, 'de300000000000000000000000000001', Date.now()];
    const sign = createHash('md5')
      .update(`${appId}${appKey}${timestamp}de300000-0000-4000-8000-0000000000ff`)
      .digest('hex');
    const { authToken } = await post(
      base,
      '/message/auth',
      JSON_TYPE,
      JSON.stringify({ appId, appKey, timestamp, sign }),
    );
    const message = {
      appId,
      regId: await okDevice('vivo'),
      notifyType: 1,
      title: 'Lunch?',
      content: 'Noodles at one.',
      skipType: 1,
      requestId: 'example-1',
      pushMode: 1,
    };
    assert.equal((await post(base, '/message/send', { ...JSON_TYPE, authToken }, JSON.stringify(message))).result, 0);
  },

  // server-api-push.meizu.com
  async meizu(base = `${sandbox.url}/meizu`) {
    const messageJson = JSON.stringify({ noticeBarInfo: { title: 'Lunch?', content: 'Noodles at one.' } });
    const fields = { appId: '160001', messageJson, pushIds: await okDevice('meizu') };
    const text = Object.keys(fields)
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join('');
    const sign = createHash('md5').update(`${text}d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1`).digest('hex');
    const answer = await post(base, '/garcia/api/server/push/varnished/pushByPushId', FORM, form({ ...fields, sign }));
    assert.equal(answer.code, '200');
  },

  // console.tim.qq.com
  async 'tencent-im'(base = `${sandbox.url}/tencent-im`) {
    const [sdkAppId, admin, secret] = [1400000001, 'administrator', 'de30'.repeat(16)];
    const [time, expire] = [Math.floor(Date.now() / 1000), 600];
    const text = `TLS.identifier:${admin}\nTLS.sdkappid:${sdkAppId}\nTLS.time:${time}\nTLS.expire:${expire}\n`;
    const sig = createHmac('sha256', secret).update(text).digest('base64');
    const ticket = {
      'TLS.ver': '2.0',
      'TLS.identifier': admin,
      'TLS.sdkappid': sdkAppId,
      'TLS.expire': expire,
      'TLS.time': time,
      'TLS.sig': sig,
    };
    const letters = { '+': '*', '/': '-', '=': '_' };
    const userSig = deflateSync(JSON.stringify(ticket))
      .toString('base64')
      .replace(/[+/=]/g, (letter) => letters[letter]);
    const query = form({ sdkappid: sdkAppId, identifier: admin, usersig: userSig, random: 42, contenttype: 'json' });
    const answer = await post(
      base,
      `/v4/openim/query_online_status?${query}`,
      JSON_TYPE,
      JSON.stringify({ To_Account: ['alice'] }),
    );
    assert.equal(answer.ActionStatus, 'OK', JSON.stringify(answer));
  },
};

for (const [vendor, send] of Object.entries(senders)) {
  await send();
  console.log(`${vendor.padEnd(10)} accepted`);
}
await sandbox.close();
