// Starts the sandbox with what a config says: its apps, its devices, and the demo app beside them.
import { dirname, join, resolve } from 'node:path';
import { type LoadedConfig, loadConfig } from '../../config/index.js';
import type { ImUser, RuleSet } from '../../push/emulator/emulator.js';
import type { Settings, Vendor } from '../../push/types.js';
import type { FaultRequest, NewDevice } from '../../sandbox/control/json.js';
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.js';
import type { SandboxState } from '../../sandbox/state/snapshot.js';
import { cacheDirectory } from '../../stores/access-tokens.js';
import { emulator as tencentEmulator } from '../../tencent-im/emulator/index.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import { resultCodes as tencentCodes } from '../../tencent-im/result-codes/index.js';
import { ownValue } from '../../text/own-value.js';
import { vendors } from '../../vendors/index.js';
import type { Machine } from '../machine.js';
import { allFields, configNames, TENCENT, vendorIds } from '../vendors/list.js';
import { faultsOfConfig } from './faults.js';

export interface StartOptions {
  readonly machine: Machine;
  readonly config: LoadedConfig | undefined;
  readonly port?: number;
  readonly tlsPort?: number;
  readonly host?: string;
  /** Further names for the Host check and the certificate. */
  readonly allowHosts?: readonly string[];
  readonly strict?: boolean;
  readonly rules?: readonly RuleSet[];
  /** Beside the demo ones and those of the config. */
  readonly devices?: readonly NewDevice[];
  readonly faults?: readonly FaultRequest[];
  /** A saved state. A reset goes back to it, without its messages. */
  readonly seed?: SandboxState;
  readonly onMessage?: SandboxOptions['onMessage'];
}

/** The apps of the config come first: one of them may have an id that the demo app has as well. */
export async function startFromConfig(options: StartOptions): Promise<RunningSandbox> {
  const { machine, config, seed } = options;
  const loaded: Vendor[] = await Promise.all(vendorIds.map((id) => vendors[id].load()));
  const section = config?.sandbox;
  const demoDevices = loaded.flatMap((vendor) =>
    vendor.emulator.demo.devices.map((device) => ({
      ...device,
      vendor: vendor.id,
      app: '*',
      test: device.fate !== 'not-test-device',
    })),
  );
  const named = Object.values(config?.devices ?? {}).map((device) => ({
    vendor: device.vendor,
    token: device.token,
    fate: 'ok' as const,
    test: true,
    app: '*',
  }));
  const registered = Object.entries(section?.devices ?? {}).flatMap(([vendor, devices]) =>
    devices.map(({ fault: _fault, faultAt: _at, ...device }) => ({
      ...device,
      vendor,
      app: device.fate === 'other-app' ? 'other' : '*',
      test: device.test ?? device.fate !== 'not-test-device',
    })),
  );
  const rules = options.rules ?? section?.rules;
  // Faults that cannot apply were reported before the start.
  const { faults: ofConfig } = await faultsOfConfig(config);
  return startSandbox({
    vendors: [
      ...loaded.map(({ id, name, emulator, resultCodes }) => ({ id, name, emulator, resultCodes })),
      { id: TENCENT, name: tencentManifest.name, emulator: tencentEmulator, resultCodes: tencentCodes },
    ],
    compose: async (request, sandbox) => (await import('./compose-push.js')).compose(request, sandbox, machine),
    clock: machine.clock,
    random: machine.random,
    tls: { dir: join(cacheDirectory(machine.env, machine.platform, machine.home), 'sandbox-ca') },
    apps: [
      ...(config === undefined || config.sources.length === 0 ? [] : [configApp(config, 'config', loaded)]),
      ...(await furtherApps(options)),
      demoApp(loaded, section?.rights),
    ],
    devices: [...demoDevices, ...named, ...registered, ...(seed?.devices ?? []), ...(options.devices ?? [])],
    faults: [
      ...(seed?.faults ?? []),
      ...(options.faults ?? []),
      ...ofConfig,
      ...faultsOfDevices(options.devices ?? []),
    ],
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.tlsPort === undefined ? {} : { tlsPort: options.tlsPort }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.allowHosts === undefined ? {} : { allowHosts: options.allowHosts }),
    ...(options.strict === undefined ? {} : { strict: options.strict }),
    ...(rules === undefined ? {} : { rules }),
    ...(section?.aliases === undefined ? {} : { aliases: section.aliases }),
    imUsers: [...demoUsers(loaded), ...configUsers(config), ...(seed?.imUsers ?? [])],
    ...(seed === undefined ? {} : { start: startOf(seed) }),
    ...(seed?.messages === undefined ? {} : { messages: seed.messages }),
    ...(section?.topics === undefined ? {} : { topics: section.topics }),
    ...(options.onMessage === undefined ? {} : { onMessage: options.onMessage }),
  });
}

/** A frozen clock is frozen again; the time of a running clock would be stale. */
const startOf = ({ clock, counts, apps }: SandboxState): NonNullable<SandboxOptions['start']> => ({
  ...(clock?.frozen === true ? { freeze: clock.now } : {}),
  ...(counts === undefined ? {} : { counts }),
  ...(apps === undefined ? {} : { apps }),
});

const faultsOfDevices = (devices: readonly NewDevice[]): readonly FaultRequest[] =>
  devices.flatMap(({ vendor, token, fault }) => (fault === undefined ? [] : [{ vendor, token, do: fault }]));

type SandboxAppOptions = NonNullable<SandboxOptions['apps']>[number];

/** The rights in a config also apply to the demo app: an empty list removes them. */
function demoApp(loaded: readonly Vendor[], rights: SandboxAppOptions['rights']): SandboxAppOptions {
  const values: Record<string, string> = Object.assign(
    {},
    tencentEmulator.demo.values,
    ...loaded.map((vendor) => vendor.emulator.demo.values),
  );
  return {
    id: 'demo',
    vendors: [...loaded.map((vendor) => vendor.id), TENCENT],
    secrets: [...secretKeys].flatMap((key) => values[key] ?? []),
    ids: idKeys.flatMap((key) => values[key] ?? []),
    rights: {
      ...Object.fromEntries(
        loaded.flatMap(({ id, emulator }) => (emulator.demo.rights === undefined ? [] : [[id, emulator.demo.rights]])),
      ),
      ...rights,
    },
    value: (key) => values[key],
    file: (key) => (values[key] === undefined ? undefined : Buffer.from(values[key])),
  };
}

/** Demo users report the first accepting demo device of their vendor; those of vendors that are not emulated are left out. */
function demoUsers(loaded: readonly Vendor[]): ImUser[] {
  return (tencentEmulator.demo.imUsers ?? []).flatMap(({ reports, says: _says, ...user }) => {
    if (reports === undefined) return [user];
    const vendor = loaded.find((item) => item.id === reports.vendor);
    const token = vendor?.emulator.demo.devices.find((device) => device.fate === 'ok')?.token;
    return token === undefined ? [] : [{ ...user, device: { ...reports, token } }];
  });
}

/** `sandbox.im_users`: a device is named, or written out. */
function configUsers(config: LoadedConfig | undefined): ImUser[] {
  return Object.entries(config?.sandbox?.im_users ?? {}).map(([id, { state, platform, device }]) => {
    const named = typeof device === 'string' ? ownValue(config?.devices ?? {}, device) : device;
    const { certificate_id: certificateId, model } = typeof device === 'object' ? device : {};
    return {
      id,
      state,
      ...(platform === undefined ? {} : { platform }),
      ...(named === undefined
        ? {}
        : {
            device: {
              vendor: named.vendor,
              token: named.token,
              ...(certificateId === undefined ? {} : { certificateId }),
              ...(model === undefined ? {} : { model }),
            },
          }),
    };
  });
}

/** `sandbox.apps`: further configs, each an app of its own, named after its file. Unreadable ones are reported like a broken config. */
async function furtherApps({ config, machine }: StartOptions): Promise<SandboxAppOptions[]> {
  const names = config?.sandbox?.apps ?? [];
  const base = resolve(machine.cwd, dirname(config?.file ?? '.'));
  const loaded = await Promise.all(
    names.map((file) => loadConfig({ cwd: base, env: {}, file, fields: allFields(), ...configNames })),
  );
  return loaded.map((item, i) => configApp(item, names[i] ?? `app ${i}`));
}

/**
 * A config with the demo app's public values means the demo app, so that a wrong secret is refused as by the real service. An SDKAppID
 * alone does not tell: such an app belongs to the config.
 */
const isDemoApp = ({ credentials, emulator }: Vendor, settings: Settings): boolean => {
  const ids = credentials.fields.filter(
    (field) => field.needed === true && field.secret !== true && field.kind === 'text',
  );
  return ids.length > 0 && ids.every(({ key }) => settings.text(key) === emulator.demo.values[key]);
};

function configApp(config: LoadedConfig, id: string, loaded: readonly Vendor[] = []): SandboxAppOptions {
  const section = config.sandbox;
  return {
    id,
    secrets: [...secretKeys].flatMap((key) => config.settings.secret(key)?.reveal() ?? []),
    ids: idKeys.flatMap((key) => config.settings.text(key) ?? []),
    vendors: [
      ...vendorIds.filter(
        (id) =>
          vendors[id].credentials.missing(config.settings).length === 0 &&
          !loaded.some((vendor) => vendor.id === id && isDemoApp(vendor, config.settings)),
      ),
      ...(tencentManifest.credentials.missing(config.settings).length === 0 ? [TENCENT] : []),
    ],
    value: (key) => reveal(config.settings, key),
    file: (key) => config.settings.file(key)?.bytes,
    ...(section?.app_state === undefined ? {} : { state: section.app_state }),
    ...(section?.rights === undefined ? {} : { rights: section.rights }),
    ...(section?.channels === undefined ? {} : { channels: section.channels }),
  };
}

const idKeys = allFields().flatMap((field) => (field.secret === true ? [] : [field.key]));
const secretKeys = new Set(
  allFields()
    .filter((field) => field.secret === true)
    .map((field) => field.key),
);

/** The emulator is the side that knows the secret. */
function reveal(settings: Settings, key: string): string | undefined {
  return secretKeys.has(key) ? settings.secret(key)?.reveal() : settings.text(key);
}
