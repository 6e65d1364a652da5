// Which push channel and which certificate ID a Flutter push plugin picks on an Android phone; the plugin's own tables are arguments.

/** What the plugin can ask the phone. */
export interface PhoneTraits {
  /** `Build.MANUFACTURER`, in any case. */
  readonly manufacturer: string;
  /** System properties by name. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Answer of a maker's SDK that asks whether its own push works; counts only for channels that ask. */
  readonly ownPushSupported?: boolean;
  /** FCM switched on in the plugin, and Google services usable. */
  readonly fcmUsable?: boolean;
}

/** One way to recognise a phone; any match of manufacturer or property counts. */
export interface ChannelProbe {
  readonly channel: string;
  /** Lower case. */
  readonly manufacturers: readonly string[];
  /** Manufacturers that count only when their own push is (or is not) supported. */
  readonly conditional?: { readonly manufacturer: string; readonly ownPush: boolean };
  /** A property that must not be empty, or must contain a text (compared in lower case). */
  readonly property?: { readonly name: string; readonly contains?: string };
}

export interface PluginTable {
  /** First hit wins. */
  readonly probes: readonly ChannelProbe[];
  /** Config key of the certificate ID per channel. */
  readonly certificateKeys: Readonly<Record<string, string>>;
  /** Manufacturers (lower case) by channel, for the certificate ID; the list differs from the probes. */
  readonly brands: Readonly<Record<string, readonly string[]>>;
  /** Channels asked by property, in order, when the brand is unknown. */
  readonly romOrder: readonly string[];
  readonly fcm: { readonly channel: string; readonly certificateKey: string };
}

export interface Selection {
  /** `default` means no channel of the phone's maker: the token stays empty unless FCM gives one. */
  readonly channel: string;
  /** Undefined: the plugin uploads certificate ID 0, and Tencent's push goes nowhere. */
  readonly certificateKey: string | undefined;
  readonly tokenFrom: string | undefined;
}

/** The plugin's choice. `hasFcmCertificate`: the certificate ID for FCM is set; then it also serves unknown brands. */
export function selectForPhone(phone: PhoneTraits, table: PluginTable, hasFcmCertificate: boolean): Selection {
  const probe = table.probes.find((candidate) => fits(candidate, phone));
  const channel = probe?.channel ?? 'default';
  const usesFcm = phone.fcmUsable === true;
  return {
    channel,
    certificateKey: usesFcm ? table.fcm.certificateKey : certificateKeyFor(phone, table, hasFcmCertificate),
    tokenFrom: usesFcm ? table.fcm.channel : probe?.channel,
  };
}

function certificateKeyFor(phone: PhoneTraits, table: PluginTable, hasFcmCertificate: boolean): string | undefined {
  const maker = phone.manufacturer.toLowerCase();
  const conditional = table.probes.find((probe) => probe.conditional?.manufacturer === maker && fits(probe, phone));
  const byBrand =
    conditional?.channel ?? Object.keys(table.brands).find((channel) => table.brands[channel]?.includes(maker));
  if (byBrand !== undefined) return table.certificateKeys[byBrand];
  // An unknown brand takes the FCM certificate before the system properties are asked.
  if (hasFcmCertificate) return table.fcm.certificateKey;
  const byRom = table.romOrder.find((channel) =>
    table.probes.some((probe) => probe.channel === channel && fits(probe, phone)),
  );
  return byRom === undefined ? undefined : table.certificateKeys[byRom];
}

function fits(probe: ChannelProbe, phone: PhoneTraits): boolean {
  const maker = phone.manufacturer.toLowerCase();
  if (probe.manufacturers.includes(maker)) return true;
  const { conditional, property } = probe;
  if (conditional?.manufacturer === maker && conditional.ownPush === (phone.ownPushSupported ?? false)) return true;
  if (property === undefined) return false;
  const value = phone.properties?.[property.name] ?? '';
  return property.contains === undefined ? value !== '' : value.toLowerCase().includes(property.contains);
}
