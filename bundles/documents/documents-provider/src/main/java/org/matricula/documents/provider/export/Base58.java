package org.matricula.documents.provider.export;

import java.math.BigInteger;

/** Bytes in the alphabet of Bitcoin, as multibase ({@code z...}) writes keys and signatures. */
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);

    private Base58() {}

    static String multibase(byte[] bytes) {
        StringBuilder reversed = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] divided = rest.divideAndRemainder(BASE);
            reversed.append(ALPHABET.charAt(divided[1].intValue()));
            rest = divided[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            reversed.append(ALPHABET.charAt(0));
        }
        return "z" + reversed.reverse();
    }
}
