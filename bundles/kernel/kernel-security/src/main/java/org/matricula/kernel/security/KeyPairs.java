package org.matricula.kernel.security;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.signing.SigningKeys.PublicKey;

/** A pair of Ed25519 keys and its text form: the private key and the public one in PEM, one below the other. */
record KeyPairs(KeyPair pair, PublicKey publicKey) {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int IDENTITY = 16;

    static KeyPairs generate() throws GeneralSecurityException {
        return of(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    }

    static KeyPairs read(String text) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        return of(new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(bytes(text, PUBLIC))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(text, PRIVATE)))));
    }

    private static KeyPairs of(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return new KeyPairs(
                pair, new PublicKey(Digests.of(encoded).substring(0, IDENTITY), encoded, pem(PUBLIC, encoded)));
    }

    String text() {
        return pem(PRIVATE, pair.getPrivate().getEncoded()) + publicKey.pem();
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + publicKey.id() + " cannot sign", e);
        }
    }

    boolean signed(byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair.getPublic());
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // one of another length is no signature either
            return false;
        }
    }

    private static byte[] bytes(String text, String what) {
        String begin = "-----BEGIN " + what + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + what + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there is no " + what);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
