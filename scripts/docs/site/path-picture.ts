// The path of an offline push as a picture: app, Tencent, vendor, phone; what breaks at each station, and the command that looks there.
import { type Language, type Text, t } from '../../../src/text/language.js';
import { styleOf, type Theme, xml } from './terminal-picture.js';

interface Station {
  readonly name: Text;
  /** What breaks here, short enough for a box. */
  readonly breaks: readonly Text[];
  readonly command: string;
}

const STATIONS: readonly Station[] = [
  {
    name: t('Your app', '你的应用'),
    breaks: [
      t('plugin set up wrong', '插件接入有误'),
      t('device token not reported', '没有上报设备 token'),
      t('ext not read on a tap', '点击后没有解析 ext'),
    ],
    command: 'tim-push doctor',
  },
  {
    name: t('Tencent Chat', '腾讯云 IM'),
    breaks: [
      t('user logged out or in front', '用户已退出或在前台'),
      t('wrong certificate ID', '证书 ID 不对'),
      t('message without push text', '消息没有推送文案'),
    ],
    command: 'tim-push diagnose --user',
  },
  {
    name: t('Vendor', '厂商推送服务'),
    breaks: [
      t('credentials refused', '凭证被拒绝'),
      t('device token dead', '设备 token 失效'),
      t('class, quota, test mode', '分类、限额、测试模式'),
    ],
    command: 'tim-push send',
  },
  {
    name: t('Phone', '手机'),
    breaks: [
      t('notifications switched off', '通知开关关闭'),
      t('channel missing', '没有通知渠道'),
      t('battery limits', '电池限制'),
    ],
    command: 'tim-push device-status --adb',
  },
];

const words = {
  title: t('The path of an offline push', '离线推送的链路'),
  arrows: [t('message', '消息'), t('push request', '推送请求'), t('notification', '通知')],
  direct: t('tim-push sends here directly, without Tencent', 'tim-push 绕过腾讯，直接推送到这里'),
};

const BOX = 206;
const GAP = 72;
const TOP = 74;
const HEIGHT = 122;
const WIDTH = 4 * BOX + 3 * GAP + 40;

export const pathTitle = (language: Language): string => words.title[language];

/** The whole picture in words, for readers who do not see it. */
export function pathInWords(language: Language): string {
  const separator = language === 'zh' ? '、' : ', ';
  const colon = language === 'zh' ? '：' : ': ';
  return STATIONS.map(
    ({ name, breaks, command }) =>
      `${name[language]}${colon}${breaks.map((item) => item[language]).join(separator)}${language === 'zh' ? `（${command}）` : ` (${command})`}`,
  ).join(language === 'zh' ? '；→ ' : '; → ');
}

export function pathPicture(language: Language, theme: Theme): string {
  const xOf = (i: number): number => 20 + i * (BOX + GAP);
  const boxes = STATIONS.map(({ name, breaks, command }, i) => {
    const x = xOf(i);
    const lines = breaks
      .map(
        (item, row) =>
          `<text x="${x + 14}" y="${TOP + 54 + row * 22}" fill="var(--text)" font-size="14"><tspan fill="var(--red)">✗</tspan> ${xml(item[language])}</text>`,
      )
      .join('');
    return `<g><rect x="${x}" y="${TOP}" width="${BOX}" height="${HEIGHT}" rx="8" fill="var(--ground)" stroke="var(--frame)"/><text x="${x + 14}" y="${TOP + 28}" fill="var(--text)" font-weight="700">${xml(name[language])}</text>${lines}<text x="${x + BOX / 2}" y="${TOP + HEIGHT + 24}" text-anchor="middle" fill="var(--cyan)" font-size="13" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace">${xml(command)}</text></g>`;
  });
  const arrows = words.arrows.map((label, i) => {
    const from = xOf(i) + BOX + 5;
    const y = TOP + HEIGHT / 2;
    return `<line x1="${from}" y1="${y}" x2="${from + GAP - 16}" y2="${y}" stroke="var(--dim)" stroke-width="2" marker-end="url(#a)"/><text x="${from + (GAP - 10) / 2}" y="${y - 12}" text-anchor="middle" fill="var(--dim)" font-size="12">${wrapped(label[language], from + (GAP - 10) / 2)}</text>`;
  });
  const target = xOf(2) + BOX / 2;
  const direct = `<path d="M ${xOf(0) + 20} 40 H ${target} V ${TOP - 10}" fill="none" stroke="var(--green)" stroke-width="2" stroke-dasharray="6 5" marker-end="url(#b)"/><text x="${xOf(0) + 20}" y="28" fill="var(--green)" font-size="14">${xml(words.direct[language])}</text>`;
  const height = TOP + HEIGHT + 44;
  const head = (id: string, colour: string): string =>
    `<marker id="${id}" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="var(--${colour})"/></marker>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t d" font-family="system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif" font-size="16"><title id="t">${xml(words.title[language])}</title><desc id="d">${xml(pathInWords(language))}</desc><style>${styleOf(theme)}</style><defs>${head('a', 'dim')}${head('b', 'green')}</defs>
<rect width="${WIDTH}" height="${height}" rx="8" fill="var(--ground)"/>
${direct}
${boxes.join('\n')}
${arrows.join('\n')}
</svg>
`;
}

/** Words of a label below each other, the last one nearest to the arrow. */
function wrapped(label: string, x: number): string {
  const parts = label.split(' ');
  return parts
    .map((part, i) => `<tspan x="${x}" dy="${i === 0 ? (1 - parts.length) * 13 : 13}">${xml(part)}</tspan>`)
    .join('');
}
