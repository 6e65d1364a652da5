// The sandbox's Firebase project, service account and devices with fixed outcomes. Everything here is fictitious and public.
import type { Emulator } from '../../push/emulator/emulator.js';

/** An RSA key generated for this demo (PKCS#8, base64 without PEM headers); it is not valid outside the sandbox. */
const DEMO_KEY = [
  'MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQDwy6gF7/E4iz1OaJEY+wsxNuDHf/3AYbEIth0Fe6mhGoNgUl8m',
  'C1zZMNaB7Ut6Obxdco20+KB26ZBscYw1aFAmmILRn1Pavhay90ZuUB7Wais9XZxCkz+V5xcP+ewkLEgM5famiMNo26QT2QqYPk3i',
  'h6cJta9UEeWSiJJFZ0UBCfXwkNFAH086DiwIrWAK/RJi3ljFJeSqIVm28KlL1XZNgqZxnR3yYxcwYtgdxr7no+Ct3JJ7Y93h0YDk',
  'q4KNCYB5KS2+hWiZTpyRY7zdhf0uSQEldn4nTNv/uTQTT2W/12uOh3O0mBUr1aN7Lcm868QZ1GN+RQiMfs8nWh44BaojAgMBAAEC',
  'ggEAJCcfn2HqwLI/I8zqrr/PwArc7XcXsnu4aHYXSLchZ8Z4SneeQN2x32DIGWfMTkSUNco44R6h0QNjo18vouZ6KjakZYlbaLCO',
  'Qz6BvOxF76wEY/PwaG/SkH91ZKOsbbNBpMDI1dtwzgc0IlAS7tAOl4qwbJ0c/tf/tOQmZJ81qrWj5ooNSBLlhp02zRTQSsCNL+my',
  '/ogIUdmjYhB21rLfzY4OvLve9QFhcX5NEw46NxQ8IqgyF0n0BJG6y3S+wczyp5KqBNRwUmZEi7cMWopf6T/bH6Ghzw+WWIY4Ifno',
  'ILw2PQt6vVD5aIY22ydjau9Eu7Jx/wtKh5BiNUC+7FkqMQKBgQD+HoVd6mji+33VXv/kU13yw/nH1VJScuYjEHHWvc4kf9HiiceR',
  'U8SZafTNJfEuKu5ZfLaVYX+NJyg1WIiI5+ISzZ5vYqRw3epUiMKZ7DsEDC5m702cq2dM8c07P3RifspahtrkdDSvoHIgnCl05RG6',
  'kWBpi/K4EzFuru5p2xWemwKBgQDyk+QZlMGTxvPTcScGkJCz8xz/7/J5h03yy/bMeKHzz0oytZi6sMUxcbCkABUeQy4TyGLXNSOq',
  '86DJZWrxFHjBO3Xjck1k/+EoCq/KgO6Q3cWIsrFYuoBBO/UYd85L2es+s2LH06cZtXoXxmgyREO+rr7hBtmqpyw4NsfaSO/XGQKB',
  'gAs1t3ZkH8pbg7qE3U7qKovJ/1vEWkRO0z4avJrXdp9/j/epUkdj5ZlK5kSidtgthqQl7zv5uBG293wa8rLvX7aqoWGSfWSJNYwT',
  'GFqH5DaSfv2FcuwFV6I6TG5fpzetFioWJtPLGIPi1QYBPYbtj/Gl9hXR2ZwrJJQYXWYIBxUfAoGAbzF9eIBor22eLMkMY4T235XM',
  'MEFz+2MbRvVZvuZ5DkJxt4boaINJEN4VY0eqZoHS6DyNmiqAnAcrJ8Y2XCXPKHwyEL0/XtGwCuPDKuco8/zEZGHMy2hKDB0Iv1uD',
  'k99jZw1hdUm+qhk2yxkmgAwspYaCdrHmKsSQj4AE4jlWv1kCgYBYleh3SRMAmAHY8WhItAXWB+v4/2uhNS3GOCmCAsVKuD0SO0Nk',
  'H3sdNMs/3dvMCSLzCfQk9KKzI8Wyzr+N96JtaDOWWjz5B1J5fsE5AYamgE+4K9xClrz1QMn7KvOB5AMgmAFuHEoX3iZRD9tgRyVm',
  'ffHmtTA4s28vXEt0SytYwg==',
];

const demoProject = { id: 'timpush-demo', number: '100000000002' } as const;

const pem = `-----BEGIN PRIVATE KEY-----\n${(DEMO_KEY.join('').match(/.{1,64}/g) ?? []).join('\n')}\n-----END PRIVATE KEY-----\n`;

/** 163 characters, like real registration tokens; the part before the colon names the outcome. */
const token = (id: string): string => `demo${id}`.padEnd(22, '0').concat(':APA91b').padEnd(163, 'DEMO');

export const demo: Emulator['demo'] = {
  values: {
    package_name: 'com.example.chat',
    google_buz_id: '10002',
    google_service_account: JSON.stringify({
      type: 'service_account',
      project_id: demoProject.id,
      private_key_id: 'de30000000000000000000000000000000000002',
      private_key: pem,
      client_email: `demo-not-real@${demoProject.id}.iam.gserviceaccount.com`,
      client_id: '100000000000000000002',
      token_uri: 'https://oauth2.googleapis.com/token',
      universe_domain: 'googleapis.com',
    }),
    google_services_json: JSON.stringify({
      project_info: { project_number: demoProject.number, project_id: demoProject.id },
      client: [{ client_info: { android_client_info: { package_name: 'com.example.chat' } } }],
      configuration_version: '1',
    }),
  },
  devices: [
    { token: token('Accepted'), fate: 'ok' },
    // An iPhone; rejected, because this project has no APNs key.
    { token: token('iPhone'), fate: 'ok', environment: 'production' },
    // Registered by installation ID: 22 characters, sent as fid.
    { token: 'dDemoByInstallation000', fate: 'ok' },
    { token: token('Unknown'), fate: 'unknown' },
    { token: token('OtherProject'), fate: 'other-app' },
    { token: token('Uninstalled'), fate: 'uninstalled' },
    // Google does not know the phone's notification setting: the push is accepted but not shown.
    { token: token('SwitchedOff'), fate: 'switched-off' },
    { token: token('Inactive'), fate: 'inactive' },
  ],
};
