// The emulator's own certificate reader, based on node-forge's ASN.1; deliberately independent of the client's reader.
import { X509Certificate } from 'node:crypto';
import { CERTIFICATE_OIDS } from '../facts.js';

export interface ShownCertificate {
  readonly environments: ReadonlySet<string>;
  readonly topics: readonly string[];
  readonly from: number;
  readonly until: number;
}

export async function readShownCertificate(der: Uint8Array): Promise<ShownCertificate | undefined> {
  const { default: forge } = await import('node-forge');
  try {
    const certificate = new X509Certificate(der);
    const values = new Map<string, string>();
    const tree = forge.asn1.fromDer(Buffer.from(der).toString('binary'));
    const body = childrenOf(childrenOf(tree)[0]);
    for (const extension of childrenOf(childrenOf(body.at(-1))[0])) {
      const fields = childrenOf(extension);
      const [oid] = fields;
      const value = fields.at(-1);
      if (typeof oid?.value === 'string' && typeof value?.value === 'string')
        values.set(forge.asn1.derToOid(oid.value), value.value);
    }
    const environments = new Set(
      (['development', 'production'] as const).filter((name) => values.has(CERTIFICATE_OIDS[name])),
    );
    const topics = [CERTIFICATE_OIDS.topics, CERTIFICATE_OIDS.voipTopics].flatMap((oid) => {
      const value = values.get(oid);
      if (value === undefined) return [];
      return childrenOf(forge.asn1.fromDer(value))
        .filter((node) => node.type === forge.asn1.Type.UTF8)
        .map((node) => String(node.value));
    });
    const uid = /^UID=(.+)$/m.exec(certificate.subject)?.[1];
    return {
      environments,
      topics: topics.length > 0 || uid === undefined || environments.size === 0 ? topics : [uid],
      from: Date.parse(certificate.validFrom),
      until: Date.parse(certificate.validTo),
    };
  } catch {
    return undefined;
  }
}

interface Node {
  readonly type: number;
  readonly value: unknown;
}

const childrenOf = (node: Node | undefined): readonly Node[] =>
  Array.isArray(node?.value) ? (node.value as readonly Node[]) : [];
