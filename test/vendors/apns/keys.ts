// Keys and addresses the APNs tests share; all of them invented, from the vectors or from the sandbox's demo.
import { readFileSync } from 'node:fs';
import type { HttpRequest } from '../../../src/http/types.js';
import { demo } from '../../../src/vendors/apns/demo.js';
import { sandboxBase } from '../../helpers/emulator-http.js';

/** The vectors keep keys without their PEM lines. */
export const armour = (base64: string, label = 'PRIVATE KEY'): string =>
  [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join('\n');

export interface Vectors {
  readonly provider_token: {
    readonly private_key_pkcs8_der_base64: string;
    readonly public_key_spki_pem: string;
    readonly rfc6979_check: { readonly message: string; readonly r_s_hex: string };
    readonly tokens: readonly {
      readonly name: string;
      readonly header_json: string;
      readonly claims_json: string;
      readonly signing_input: string;
      readonly token: string;
      readonly authorization_header: string;
    }[];
  };
  readonly provider_token_checks: readonly {
    readonly name: string;
    readonly token: string | null;
    readonly now: number;
    readonly expect_status: number;
    readonly expect_reason: string | null;
  }[];
  readonly token_refresh: readonly {
    readonly connection_events: readonly { readonly t: number; readonly token: string }[];
    readonly expect: readonly ('ok' | { readonly status: number; readonly reason: string })[];
    readonly note: string;
  }[];
  readonly push_certificates: {
    readonly certificates: readonly {
      readonly name: string;
      readonly pem: string;
      readonly expect: {
        readonly subject_uid: string;
        readonly subject_cn: string;
        readonly subject_ou_team_id: string;
        readonly not_before: string;
        readonly not_after: string;
        readonly sandbox: boolean;
        readonly production: boolean;
        readonly topics: readonly string[];
      };
    }[];
  };
  readonly p12_files: readonly { readonly name: string; readonly password: string; readonly base64: string }[];
  readonly p12_private_key_pkcs8_der_base64: string;
  readonly payload_size: readonly {
    readonly prefix: string;
    readonly repeat: number;
    readonly suffix: string;
    readonly bytes: number;
    readonly push_type: string;
    readonly expect: 200 | { readonly status: number; readonly reason: string };
  }[];
  readonly payload_bytes: readonly { readonly payload: string; readonly utf8_bytes: number }[];
  readonly collapse_id: readonly {
    readonly value: string;
    readonly bytes: number;
    readonly ok: boolean;
    readonly reason?: string;
  }[];
  readonly headers: readonly {
    readonly header: string;
    readonly value: string;
    readonly ok: boolean;
    readonly reason?: string;
  }[];
  readonly push_type_topic_suffix: Readonly<Record<string, string | null>>;
  readonly reasons: readonly {
    readonly status: number;
    readonly reason: string;
    readonly documented_never_retry: boolean;
  }[];
  readonly reason_aliases: Readonly<Record<string, string>>;
  readonly error_bodies: readonly {
    readonly status: number;
    readonly body: { readonly reason: string; readonly timestamp?: number };
  }[];
  readonly device_tokens: readonly { readonly value: string; readonly class: string; readonly fixed?: string }[];
  readonly tencent_mapping: {
    readonly cases: readonly {
      readonly offlinePushInfo: {
        readonly title: string;
        readonly desc: string;
        readonly ext: string;
        readonly iOSSound: string;
      };
      readonly badge?: number;
      readonly expect_payload?: unknown;
      readonly expect_warning?: string;
    }[];
  };
}

export const vectors = JSON.parse(readFileSync('fixtures/vectors/apns.json', 'utf8')) as Vectors;

/** The app of the vectors: key ABC123DEFG of team DEF123GHIJ, bundle id com.example.chat. */
export const vectorApp = {
  apple_bundle_id: 'com.example.chat',
  apple_environment: 'production',
  apple_key_file: armour(vectors.provider_token.private_key_pkcs8_der_base64),
  apple_key_id: 'ABC123DEFG',
  apple_team_id: 'DEF123GHIJ',
} as const;

export const certificateKey = armour(vectors.p12_private_key_pkcs8_der_base64);

/** Values that disable one way of authentication. */
export const noKey = { apple_key_file: undefined, apple_key_id: undefined, apple_team_id: undefined } as const;

export const deviceOf = (fate: string, environment?: string): string =>
  demo.devices.find((device) => device.fate === fate && device.environment === environment)?.token ?? '';

/** A hand-written request to the emulator. */
export const handWritten = (
  headers: Readonly<Record<string, string>>,
  special: {
    readonly token?: string;
    readonly body?: string | Uint8Array;
    readonly base?: string;
    readonly method?: 'POST' | 'GET';
  } = {},
): HttpRequest => ({
  method: special.method ?? 'POST',
  url: `${special.base ?? `${sandboxBase}/apns`}/3/device/${special.token ?? deviceOf('ok')}`,
  protocol: 'h2',
  headers,
  body: special.body ?? '{"aps":{"alert":"hello"}}',
});
