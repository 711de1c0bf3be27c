package org.matricula.verifier;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys of an issuer by their identities. */
final class Keys {

    private static final String ALGORITHM = "Ed25519";
    private static final int IDENTITY = 16;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", Pattern.DOTALL);

    private final Map<String, PublicKey> keys = new HashMap<>();

    private Keys() {}

    static Keys read(String pem) {
        Keys keys = new Keys();
        Matcher matcher = PEM.matcher(pem);
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        if (keys.keys.isEmpty()) {
            throw new Unreadable("there is no public key in the file of keys");
        }
        return keys;
    }

    private void add(String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            keys.put(
                    SignedRecord.sha256(encoded).substring(0, IDENTITY),
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unreadable("a key in the file of keys is no public key of Ed25519");
        }
    }

    boolean has(String id) {
        return keys.containsKey(id);
    }

    boolean signed(SignedRecord record) {
        return signed(record.keyId(), record.signed(), record.signature());
    }

    boolean signed(String id, byte[] bytes, byte[] by) {
        if (!has(id)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(keys.get(id));
            signature.update(bytes);
            return signature.verify(by);
        } catch (GeneralSecurityException e) {
            // one of another length is no signature either
            return false;
        }
    }
}
