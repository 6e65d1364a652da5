// From the Chat console to a message that becomes an offline push: what to take from where, with the values of this app.
import type { GuideStep } from '../../push/guide-steps.js';
import type { AppContext, Settings } from '../../push/types.js';
import { fillBoth, t } from '../../text/language.js';
import { CERTIFICATE_KEYS, STANDARD_ADMIN, STANDARD_REGION, VENDOR_NAMES } from '../facts.js';

export function guide(settings: Settings, app: AppContext): readonly GuideStep[] {
  const value = (key: string): string | undefined => settings.text(key);
  return [
    {
      title: t('Chat console: take the values of the app', 'IM 控制台：记下应用的参数'),
      lines: [
        t(
          'console.cloud.tencent.com/im (international: console.trtc.io) › your app › basic information',
          'console.cloud.tencent.com/im（国际站：console.trtc.io）› 你的应用 › 基本信息',
        ),
        t(
          'the secret key signs UserSigs: it goes into this config and your server, never into the app',
          '密钥用于签发 UserSig：填到本配置和你的服务端，不能放进应用',
        ),
      ],
      copy: [
        { label: t('SDKAppID', 'SDKAppID'), value: value('im_sdk_app_id'), key: 'im_sdk_app_id' },
        {
          label: t('secret key (64 hex digits)', '密钥（64 位十六进制）'),
          value: settings.has('im_secret_key') ? '[redacted]' : undefined,
          key: 'im_secret_key',
        },
        { label: t('region', '地域'), value: value('im_region') ?? STANDARD_REGION, key: 'im_region' },
        { label: t('administrator', '管理员'), value: value('im_admin') ?? STANDARD_ADMIN, key: 'im_admin' },
      ],
    },
    {
      title: t('Chat console › Push: one certificate for each vendor', 'IM 控制台 › 推送：每个厂商一个证书'),
      lines: [
        t(
          'what to enter there: tim-push guide <vendor>; each certificate gets an ID, which the app reports with its token',
          '填写内容：tim-push guide <厂商>；每个证书有一个 ID，应用随 token 一起上报',
        ),
        t(
          'edit a certificate instead of creating it anew: a new one has a new ID, and changes take up to ten minutes',
          '请修改证书而不是重新创建：新证书的 ID 会变；修改最多 10 分钟生效',
        ),
      ],
      copy: Object.entries(CERTIFICATE_KEYS).map(([vendor, key]) => ({
        label: fillBoth(t('certificate ID of {vendor}', '{vendor} 的证书 ID'), {
          vendor: VENDOR_NAMES[vendor] ?? vendor,
        }),
        value: value(key),
        key,
      })),
    },
    {
      title: t(
        'In the app: report token and certificate ID after each login',
        '应用内：每次登录后上报 token 与证书 ID',
      ),
      lines: [
        app.clickTarget === 'timpush'
          ? t('TIMPush does it by itself in registerPush', 'TIMPush 在 registerPush 中自动完成')
          : t(
              'plugin: init after the login, then uploadToken; doBackground when the app leaves the screen',
              '插件：登录后 init，再调用 uploadToken；应用退到后台时调用 doBackground',
            ),
      ],
    },
    {
      title: t('Push service', '推送服务'),
      lines: [
        app.clickTarget === 'timpush'
          ? t(
              'TIMPush needs it: when it lapses, the offline push of chat messages stops too',
              'TIMPush 必须开通：到期后聊天消息的离线推送也会停止',
            )
          : t('the older plugin pushes chat messages without it', '旧插件不开通也能推送聊天消息'),
        t(
          '--via tencent-push and the traces that show the reported token need it (trial: seven days)',
          '--via tencent-push 和能看到上报 token 的链路查询需要它（可试用 7 天）',
        ),
      ],
    },
    {
      title: t('Verify it', '验证'),
      lines: [
        t('tim-push check-config --vendor tencent-im', 'tim-push check-config --vendor tencent-im'),
        t(
          'log in on the phone, close the app, then: tim-push send --via tencent --user <id>',
          '在手机上登录并关闭应用，然后：tim-push send --via tencent --user <用户>',
        ),
        t(
          'silent? tim-push device-status --user <id> --probe',
          '没有反应？tim-push device-status --user <用户> --probe',
        ),
      ],
    },
  ];
}
