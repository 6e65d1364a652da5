// The light part of Tencent IM: name, credentials, flags; loaded with the program.
import type { VendorManifest } from '../push/types.js';
import { t } from '../text/language.js';
import { credentials } from './credentials.js';
import { REGION_HOSTS, TENCENT_ID, TENCENT_NAME } from './facts.js';

export const tencentManifest: VendorManifest = {
  id: TENCENT_ID,
  name: TENCENT_NAME,
  // Each region is a role: an app answers on the host of its own region only.
  hosts: Object.fromEntries(Object.entries(REGION_HOSTS).map(([region, host]) => [region, `https://${host}`])),
  credentials,
  isNotAndroid: true,
  flags: [
    {
      name: 'tencent-voip',
      values: ['yes'],
      describe: t('with --via: a VoIP push on iOS (IsVoipPush)', '与 --via 一起使用：iOS 的 VoIP 推送（IsVoipPush）'),
    },
    {
      name: 'tencent-live-activity',
      values: [],
      describe: t(
        'with --via: the Live Activity to change, as JSON: {"LaId": "…", "Event": "update", "ContentState": {…}}',
        '与 --via 一起使用：要更新的实时活动，JSON 格式：{"LaId": "…", "Event": "update", "ContentState": {…}}',
      ),
    },
    {
      name: 'tencent-template',
      values: [],
      describe: t(
        "with --via: id of Tencent's own push template (PushTemplateId), not of a vendor's",
        '与 --via 一起使用：腾讯推送模板的 ID（PushTemplateId），不是厂商的私信模板',
      ),
    },
    {
      name: 'tencent-template-params',
      values: [],
      describe: t(
        'with --tencent-template: its values, as a JSON object',
        '与 --tencent-template 一起使用：模板参数，JSON 对象',
      ),
    },
  ],
};
