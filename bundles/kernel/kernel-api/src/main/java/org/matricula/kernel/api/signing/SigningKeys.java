package org.matricula.kernel.api.signing;

import java.util.List;

/**
 * The platform's keys (Ed25519, RFC 8032). One of them signs; all of them check, so that what was signed before a change
 * of keys stays genuine. Whoever asks for a signature has asked for the privilege to hand out what is signed, and
 * begins the bytes with words of its own kind, so that a signature on one kind of thing is never one on another.
 */
public interface SigningKeys {

    /** Signs bytes with the key that signs now. */
    Signed sign(byte[] bytes);

    /** Whether a signature of bytes was made by the key of that identity; false also when there is no such key. */
    boolean signed(String keyId, byte[] bytes, byte[] signature);

    /** Whether a signature of bytes was made by any of the keys. */
    default boolean signed(byte[] bytes, byte[] signature) {
        return keys().stream().anyMatch(key -> signed(key.id(), bytes, signature));
    }

    /** The public keys, oldest first; the last one signs now. */
    List<PublicKey> keys();

    /** The key that signs now. */
    default PublicKey current() {
        List<PublicKey> keys = keys();
        return keys.get(keys.size() - 1);
    }

    /**
     * A signature.
     *
     * @param keyId the identity of the key
     * @param signature its 64 bytes
     */
    record Signed(String keyId, byte[] signature) {}

    /**
     * A public key.
     *
     * @param id its identity: the first 16 hexadecimal digits of the SHA-256 of its encoding
     * @param encoded its encoding (X.509 SubjectPublicKeyInfo)
     * @param pem the same in PEM form
     */
    record PublicKey(String id, byte[] encoded, String pem) {}
}
