// The whole path of a receipt: a push through the sandbox, and what arrives at the sender's own server, including the signature.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyReceipt } from '../../../src/push/receipts/signature.js';
import { vendors } from '../../../src/vendors/index.js';
import { emptyFolder, run } from '../../helpers/run-cli.js';

interface Received {
  readonly header: string;
  readonly body: {
    readonly statuses: readonly { readonly token: string; readonly deliveryStatus: { readonly result: number } }[];
  };
}

describe('sandbox › receipts', () => {
  it('Huawei’s receipt reaches the address of the app, signed with its secret, for the device token that was pushed to', async () => {
    const received: Received[] = [];
    let arrived = (): void => {};
    const first = new Promise<void>((done) => {
      arrived = done;
    });
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => {
        text += part.toString('utf8');
      });
      request.on('end', () => {
        received.push({
          header: String(request.headers['x-huawei-callback-id']),
          body: JSON.parse(text) as Received['body'],
        });
        response.end('{"code":"0","message":"success"}');
        arrived();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const cwd = emptyFolder();
    const secret = 'MTIzNDU2Nzg5MGFiY2RlZg==';
    const config = {
      package_name: 'com.example.chat',
      hw_app_id: '109876543',
      hw_app_secret: 'abcd'.repeat(16),
      hw_receipt_url: `http://127.0.0.1:${port}/receipt`,
      hw_receipt_user: 'timpush',
      hw_receipt_secret: secret,
    };
    writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
    const { emulator } = await vendors.huawei.load();
    const token = emulator.demo.devices.find(({ fate }) => fate === 'switched-off')?.token ?? '';
    const result = await run(['send', '--sandbox', '--vendor', 'huawei', '--token', token, '--json'], { cwd });
    expect(result.json()['results']).toMatchObject([{ status: 'accepted' }]);
    await first;
    server.close();
    expect(verifyReceipt(received[0]?.header ?? '', 'timpush', secret)).toBe('base64');
    expect(verifyReceipt(received[0]?.header ?? '', 'timpush', 'AAAA')).toBeUndefined();
    expect(received[0]?.body.statuses).toMatchObject([{ token, deliveryStatus: { result: 6 } }]);
  });
});
