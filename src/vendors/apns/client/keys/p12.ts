// Opens a .p12 with node-forge, because Node's TLS rejects the RC2 files that Keychain and old OpenSSL versions write.
export type P12Fault = 'apns/p12-not-p12' | 'apns/p12-wrong-password' | 'apns/p12-no-key' | 'apns/p12-no-certificate';

export type P12Read =
  | {
      readonly fault?: undefined;
      readonly cert: string;
      readonly key: string;
      /** Encrypted with 40-bit RC2, which tools based on current OpenSSL cannot open. */
      readonly isLegacy: boolean;
    }
  | { readonly fault: P12Fault };

/** pbeWithSHAAnd40BitRC2-CBC as DER. */
const RC2_40 = Buffer.from('060a2a864886f70d010c0106', 'hex');

export async function readP12(bytes: Uint8Array, password: string): Promise<P12Read> {
  const { default: forge } = await import('node-forge');
  const { asn1, pkcs12, pki } = forge;
  let file: InstanceType<typeof Object> & ReturnType<typeof pkcs12.pkcs12FromAsn1>;
  let tree: ReturnType<typeof asn1.fromDer>;
  try {
    tree = asn1.fromDer(Buffer.from(bytes).toString('binary'));
  } catch {
    return { fault: 'apns/p12-not-p12' };
  }
  try {
    file = pkcs12.pkcs12FromAsn1(tree, false, password);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return { fault: /MAC|password|decrypt/i.test(message) ? 'apns/p12-wrong-password' : 'apns/p12-not-p12' };
  }
  const bagsOf = (type: string) => file.getBags({ bagType: type })[type] ?? [];
  const shrouded = bagsOf(pki.oids['pkcs8ShroudedKeyBag'] as string);
  const plain = bagsOf(pki.oids['keyBag'] as string);
  const [keyBag] = [...shrouded, ...plain];
  if (keyBag === undefined) return { fault: 'apns/p12-no-key' };
  // node-forge keeps keys other than RSA as raw ASN.1.
  const keyTree =
    keyBag.key === null || keyBag.key === undefined
      ? keyBag.asn1
      : pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(keyBag.key));
  const certificates = bagsOf(pki.oids['certBag'] as string);
  const own = certificates.find((bag) => idOf(bag) !== undefined && idOf(bag) === idOf(keyBag)) ?? certificates[0];
  if (own === undefined) return { fault: 'apns/p12-no-certificate' };
  const tree2 = own.cert === undefined || own.cert === null ? own.asn1 : pki.certificateToAsn1(own.cert);
  const pem = (type: string, node: typeof tree): string =>
    forge.pem.encode({ type, body: asn1.toDer(node).getBytes() } as Parameters<typeof forge.pem.encode>[0]);
  return {
    cert: pem('CERTIFICATE', tree2),
    key: pem('PRIVATE KEY', keyTree),
    isLegacy: Buffer.from(bytes).includes(RC2_40),
  };
}

const idOf = (bag: { readonly attributes?: unknown }): string | undefined =>
  (bag.attributes as { readonly localKeyId?: readonly string[] } | undefined)?.localKeyId?.[0];
