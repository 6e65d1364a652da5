// What is printed and checked about a tap is the request that is sent, with `--raw` merged into it.
import { describe, expect, it } from 'vitest';
import { vendors } from '../../src/vendors/index.js';
import { settingsOf, testMessage } from '../helpers/emulator-http.js';

const WRONG = 'intent://com.wrong.app/message?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end';
const LINK = 'https://example.com/news';

interface Row {
  readonly vendor: keyof typeof vendors;
  readonly page?: Readonly<Record<string, unknown>>;
  readonly link?: Readonly<Record<string, unknown>>;
  readonly activity?: Readonly<Record<string, unknown>>;
}

const android = (name: string, value: unknown) => ({ android: { notification: { [name]: value } } });

const rows: readonly Row[] = [
  {
    vendor: 'vivo',
    page: { skipType: 4, skipContent: WRONG },
    link: { skipType: 2, skipContent: LINK },
  },
  {
    vendor: 'huawei',
    page: { message: android('click_action', { type: 1, intent: WRONG }) },
    link: { message: android('click_action', { type: 2, url: LINK }) },
  },
  {
    vendor: 'honor',
    page: android('clickAction', { type: 1, intent: WRONG }),
    link: android('clickAction', { type: 2, url: LINK }),
  },
  {
    vendor: 'oppo',
    page: { click_action_type: 5, click_action_url: WRONG },
    link: { click_action_type: 2, click_action_url: LINK },
    activity: { click_action_type: 4, click_action_activity: 'com.wrong.app.MainActivity' },
  },
  {
    vendor: 'xiaomi',
    page: { extra: { notify_effect: 2, intent_uri: WRONG } },
    link: { extra: { notify_effect: '3', web_uri: LINK } },
  },
  { vendor: 'meizu', link: { clickTypeInfo: { clickType: 2, url: LINK } } },
];

const look = async ({ vendor: id }: Row, raw: Readonly<Record<string, unknown>> | undefined) => {
  const vendor = await vendors[id].load();
  const settings = settingsOf(vendor, { ...vendor.emulator.demo.values, package_name: 'com.example.chat' });
  const message = testMessage(raw === undefined ? {} : { raw });
  const found = vendor.checkMessage(message, settings).map(({ code }) => code);
  return { opens: vendor.clickOpens(message, settings), clicks: found.filter((code) => code.startsWith('click/')) };
};

describe('the click fields of --raw', () => {
  it.each(rows)('$vendor: without them nothing is reported about the click', async (row) => {
    expect((await look(row, undefined)).clicks).toEqual([]);
    expect((await look(row, { unrelated: 1 })).clicks).toEqual([]);
  });

  it.each(rows.filter(({ page }) => page !== undefined))(
    '$vendor: a page of another app is shown and named',
    async (row) => {
      const { opens, clicks } = await look(row, row.page);
      expect(opens).toContain('com.wrong.app');
      expect(clicks).toContain('click/wrong-package');
    },
  );

  it.each(rows.filter(({ link }) => link !== undefined))('$vendor: a link is shown and named', async (row) => {
    const { opens, clicks } = await look(row, row.link);
    expect(opens).toContain(LINK);
    expect(clicks).toEqual(['click/link']);
  });

  it.each(rows.filter(({ activity }) => activity !== undefined))(
    '$vendor: another class is shown and named',
    async (row) => {
      const { opens, clicks } = await look(row, row.activity);
      expect(opens).toContain('com.wrong.app.MainActivity');
      expect(clicks).toEqual(['click/other-activity']);
    },
  );
});
