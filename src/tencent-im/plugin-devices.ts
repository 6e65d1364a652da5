// How tim_ui_kit_push_plugin 3.1.2 recognises phones: order of its probes and the brands behind each certificate ID. Source: plugin code.
import type { PluginTable } from '../push/device-selection.js';

/** [A] Huawei's phones are known by maker only; Honor phones without Honor's push service count as Huawei. */
export const PLUGIN_DEVICES: PluginTable = {
  probes: [
    { channel: 'xiaomi', manufacturers: ['xiaomi', 'blackshark'], property: { name: 'ro.miui.ui.version.name' } },
    { channel: 'huawei', manufacturers: ['huawei'], conditional: { manufacturer: 'honor', ownPush: false } },
    { channel: 'honor', manufacturers: [], conditional: { manufacturer: 'honor', ownPush: true } },
    { channel: 'meizu', manufacturers: [], property: { name: 'ro.build.display.id', contains: 'flyme' } },
    { channel: 'oppo', manufacturers: ['oppo', 'oneplus', 'realme'], property: { name: 'ro.build.version.opporom' } },
    { channel: 'vivo', manufacturers: ['vivo', 'iqoo'], property: { name: 'ro.vivo.os.version' } },
  ],
  certificateKeys: {
    xiaomi: 'mi_buz_id',
    huawei: 'hw_buz_id',
    honor: 'honor_buz_id',
    meizu: 'mz_buz_id',
    oppo: 'oppo_buz_id',
    vivo: 'vivo_buz_id',
  },
  brands: {
    oppo: ['oppo', 'oneplus', 'realme'],
    xiaomi: ['xiaomi', 'mi', 'blackshark'],
    huawei: ['huawei'],
    honor: ['honor'],
    meizu: ['meizu'],
    vivo: ['vivo', 'iqoo'],
  },
  romOrder: ['oppo', 'xiaomi', 'huawei', 'meizu', 'vivo'],
  fcm: { channel: 'fcm', certificateKey: 'google_buz_id' },
};
