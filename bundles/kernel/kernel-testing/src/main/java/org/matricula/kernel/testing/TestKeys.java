package org.matricula.kernel.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.signing.SigningKeys;

/** {@link SigningKeys} in memory. */
public final class TestKeys implements SigningKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final int IDENTITY = 16;

    private final List<KeyPair> pairs = new ArrayList<>();

    /** Begins with one key. */
    public TestKeys() {
        rotate();
    }

    /** Another key signs from now on. */
    public void rotate() {
        try {
            pairs.add(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Signed sign(byte[] bytes) {
        try {
            KeyPair pair = pairs.get(pairs.size() - 1);
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return new Signed(key(pair).id(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean signed(String keyId, byte[] bytes, byte[] signature) {
        return pairs.stream()
                .filter(pair -> key(pair).id().equals(keyId))
                .anyMatch(pair -> verifies(pair, bytes, signature));
    }

    @Override
    public List<PublicKey> keys() {
        return pairs.stream().map(TestKeys::key).toList();
    }

    private static boolean verifies(KeyPair pair, byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair.getPublic());
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey key(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        return new PublicKey(Digests.of(encoded).substring(0, IDENTITY), encoded, pem);
    }
}
