// The sandbox's HarmonyOS app, service account and devices with fixed outcomes. Everything here is fictitious and public.
import type { Emulator } from '../../push/emulator/emulator.js';
import { rights } from './facts.js';

/** An RSA key generated for this demo (PKCS#8, base64 without PEM headers); it is not valid outside the sandbox. */
const DEMO_KEY = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDLyy9j18gw5kciLLpDHR5GEbBsKMZpZKr9AnX4DeJ8YinxSiGTFeKy',
  'FWGgNGw4dGq/gHcQyHK7+f7eTKScqf2kqD9Z3DahUNUK6j6BA3Ii7MNCE9jcBR4mOfTxeHUnWCY3iTP7BI9J9A4X21hHXsSX1NGk+aCr',
  '7bnTHBLa2vxSb97MWkCOI2p+zjOIWgGhNkNAK2kmGt8v1MicriLvXCYHrHOFAHrEypICImWLC7+xB5uSatZNmi/56u1JYuqT9Z5/qcHX',
  'v5Q1xl5y7B2msR9ZHsIkY6nzN4XZ+vpi01O0bSGin/ET1lcOOsq8NRSCDn2T30AdLzV1JpuQ9zSjbP+XAgMBAAECggEACJ6Jh2kEdrZT',
  '8t4+ayvrmwi7fqTuLgihHL4CZvaQtN8NVBRlEsyoVQzcygL9mBkAZ3oTpG+TPrUQ8lj+gKvF5mAWpy0jrbNMAhVXMGteDpvB7w+vf9rC',
  '5C4BA0eAzk8G9W6wS/Zs6F1R9/CsgqmU71uubuep7oD0TOP76NVoj5nykSKJ3rfOL6ES9vdRmqQrPvAQW/cf4sly4xpyGPhvlnsOFRS8',
  'jzLZzdtNHJ32CNrpToA3VV/MoCAiANEMFFVIsC/s3o1QuD7IVmEEVC6cDDH8JJdiLB3zUEo95M9RsPUEZMkFNrTt81dP9H+QR33MlArB',
  'HDFlMdgyeV5UFNE+3QKBgQD+7568NWr1ek6Vi9YVjfV1AOaNLE570UUyl1Zt+vYV2HC08oUZAxszVuoNHkO3K7uej6fnrfMoXH9zhTad',
  'F1Szypk2SCgrE612eIyPGlhd1cdAvW9MYSCjMl2gcaU+heCiw1/8Tm0EMaFSFxlB5b8xDnlqeiIRpQek93YTpSiTUwKBgQDMpOxfrBpx',
  'KPSr+ZCB0kj9XteSoC6jwDas+3nMj09mQQ+DwjOPkmvu3brhZhwIsQxuay9gE6BBwtDzDUzeTJ1/Y+7v6Np7wMhsmqSDbnmFi3deUIo8',
  '1G/g3MLolW8OZhkbxnHAnUDfNHgKjoaIHnsKCcrj+P1XevY4MsJmS08+LQKBgFP4881EvyV6kvX5aJwS9X4DvO1VYcixBt0CMmrpljNd',
  '5soDdEnn1wbTIycNB/sGwbcZ1JGgn4504VpYz8Nw0uqh2lOh8vE1exah4JKmd+L4rrgpbca323tF9McLiAWPLY4PUseVwZz3CA81IpGt',
  'LovnG6Ex95TeSiVRiagw56uXAoGAbu0mw2VCn/wXQ/DvB6+4qL50E6KIJXLXMETP7LXxz/eMNVtbH4O6xaui1PLIV13A40luUKHSyFKV',
  'eGnJNOZKqPa+WYTaiSIigdwBOMz1ShIjDhiSFg8A5d5EOFZn8GIfUhLrLgEPXO3P88j122rKPtK4C4K3sGeSdzvsbA5+UbECgYEAolu1',
  'r2K/PS1EIq106MvKxtBe4v7jjdyIgjXWwWGnKD9h3Nyv5YjMrznuYPvy8sQIelYKfbCg2YtLQE9l3NLKUSbvJOzvKnjwixIMxLKJwOUg',
  'XfCPEIhAundlZf52SZhklZuOQPhpFwln6UgDaJMSuEls8uLzkV6uXDFYo6C3QKc=',
];

const pem = `-----BEGIN PRIVATE KEY-----\n${(DEMO_KEY.join('').match(/.{1,64}/g) ?? []).join('\n')}\n-----END PRIVATE KEY-----\n`;

/** 112 characters, like current device tokens; the word names the outcome. */
const deviceToken = (word: string): string => `MADEMO/${word}/`.padEnd(112, '0');

export const demo: Emulator['demo'] = {
  values: {
    harmony_buz_id: '10009',
    harmony_service_account: JSON.stringify({
      project_id: '900000000000000009',
      key_id: 'de300000000000000000000000000009',
      private_key: pem,
      sub_account: '100000009',
      token_uri: 'https://oauth-login.cloud.huawei.com/oauth2/v3/token',
    }),
    harmony_bundle_name: 'com.example.chat',
    harmony_category: 'IM',
    harmony_click_uri: 'example-chat://www.example.com/conversation',
  },
  // The permissions a chat app applies for; `rights` in the config or the control API can remove them.
  rights: [rights.selfClassification, rights.call],
  devices: [
    { token: deviceToken('Accepted'), fate: 'ok' },
    { token: deviceToken('Second'), fate: 'ok' },
    { token: deviceToken('Unknown'), fate: 'unknown' },
    { token: deviceToken('OtherProject'), fate: 'other-app' },
    // The service accepts pushes to these three and reports the outcome in a receipt.
    { token: deviceToken('Uninstalled'), fate: 'uninstalled' },
    { token: deviceToken('SwitchedOff'), fate: 'switched-off' },
    { token: deviceToken('Inactive'), fate: 'inactive' },
  ],
};
