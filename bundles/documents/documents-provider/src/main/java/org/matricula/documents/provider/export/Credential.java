package org.matricula.documents.provider.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.AwardLine;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.provider.Labels;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.kernel.api.signing.SigningKeys.PublicKey;
import org.matricula.kernel.rest.Json;

/**
 * An award as Open Badges 3.0 credential with a data integrity proof by {@code eddsa-jcs-2022}. No value is a number and
 * all members sorted, so that what Jackson writes is the canonical form of RFC 8785 already.
 */
final class Credential {

    private static final List<String> CONTEXT = List.of(
            "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
    private static final byte[] ED25519 = {(byte) 0xed, 0x01};
    private static final int RAW = 32;

    private Credential() {}

    static String of(DocumentModel model, IssuedDocument document, SigningKeys keys) {
        String key = did(keys.current());
        Map<String, Object> credential = credential(model, document, "did:key:" + key);
        Map<String, Object> proof = sorted(
                "@context",
                CONTEXT,
                "type",
                "DataIntegrityProof",
                "cryptosuite",
                "eddsa-jcs-2022",
                "created",
                document.issuedAt().toString(),
                "verificationMethod",
                "did:key:" + key + "#" + key,
                "proofPurpose",
                "assertionMethod");
        proof.put(
                "proofValue",
                Base58.multibase(keys.sign(hashed(proof, credential)).signature()));
        credential.put("proof", proof);
        return json(credential);
    }

    private static Map<String, Object> credential(DocumentModel model, IssuedDocument document, String issuer) {
        AwardLine award = model.award();
        String id = "urn:matricula:document:" + model.number();
        String description = Stream.concat(Stream.of(award.title()), award.additions().stream())
                .collect(Collectors.joining(", "));
        return sorted(
                "@context", CONTEXT,
                "id", id,
                "type", List.of("VerifiableCredential", "OpenBadgeCredential"),
                "issuer", sorted("id", issuer, "type", List.of("Profile"), "name", model.awardedBy()),
                "validFrom", award.conferredOn() + "T00:00:00Z",
                "name", award.title(),
                "credentialSubject",
                        sorted(
                                "id", id + ":holder",
                                "type", List.of("AchievementSubject"),
                                "achievement",
                                        sorted(
                                                "id", id + ":award",
                                                "type", List.of("Achievement"),
                                                "criteria", sorted("narrative", criteria(model)),
                                                "description", description,
                                                "name", award.title()),
                                "identifier",
                                        List.of(sorted(
                                                "type",
                                                "IdentityObject",
                                                "hashed",
                                                false,
                                                "identityHash",
                                                model.fullName(),
                                                "identityType",
                                                "name"))),
                "evidence",
                        List.of(sorted(
                                "id",
                                id,
                                "type",
                                List.of("Evidence"),
                                "name",
                                "Document " + model.number(),
                                "description",
                                "Its digest (SHA-256) is " + document.digest())));
    }

    /** What was met for the award; less than its requirements for some. */
    private static String criteria(DocumentModel model) {
        Labels labels = Labels.of(model.language());
        return labels.sentence(labels.variant("criteria", model.award().decision()), model.awardedBy());
    }

    /** The key as the method {@code did:key} writes it: multicodec, then base 58. */
    private static String did(PublicKey key) {
        byte[] encoded = key.encoded();
        byte[] tagged = new byte[ED25519.length + RAW];
        System.arraycopy(ED25519, 0, tagged, 0, ED25519.length);
        System.arraycopy(encoded, encoded.length - RAW, tagged, ED25519.length, RAW);
        return Base58.multibase(tagged);
    }

    /** What is signed: the hash of the proof's options, then that of the credential. */
    private static byte[] hashed(Map<String, Object> proof, Map<String, Object> credential) {
        byte[] hashed = new byte[2 * RAW];
        System.arraycopy(hash(proof), 0, hashed, 0, RAW);
        System.arraycopy(hash(credential), 0, hashed, RAW, RAW);
        return hashed;
    }

    private static byte[] hash(Map<String, Object> value) {
        MessageDigest digest = Digests.sha256();
        return digest.digest(json(value).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> sorted(Object... members) {
        Map<String, Object> sorted = new TreeMap<>();
        for (int i = 0; i < members.length; i += 2) {
            sorted.put(members[i].toString(), members[i + 1]);
        }
        return sorted;
    }

    private static String json(Map<String, Object> value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a credential cannot be written", e);
        }
    }
}
