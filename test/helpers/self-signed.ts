// A self-signed certificate, as an intercepting proxy would present it.
import forge from 'node-forge';

/** PEM of a certificate signed by its own key, valid for one day around now, or up to so many milliseconds from now. */
export function selfSigned(host: string, endsIn = 86_400_000): { cert: string; key: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const cert = forge.pki.createCertificate();
  cert.publicKey = keys.publicKey;
  cert.serialNumber = '01';
  cert.validity.notBefore = new Date(Date.now() - 7_200_000);
  cert.validity.notAfter = new Date(Date.now() + endsIn);
  const name = [{ name: 'commonName', value: host }];
  cert.setSubject(name);
  cert.setIssuer(name);
  cert.setExtensions([{ name: 'subjectAltName', altNames: [{ type: 7, ip: host }] }]);
  cert.sign(keys.privateKey, forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(cert), key: forge.pki.privateKeyToPem(keys.privateKey) };
}
