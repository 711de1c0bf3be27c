package org.matricula.documents.provider;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.LowerAward;
import org.matricula.documents.api.DocumentExports;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.provider.export.ExportService;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;

/** Issued documents in the forms that others read. */
public class ExportTest {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static TestDatabase database;
    private static int tests;

    private final Records records = new Records(database, ++tests);
    private final DocumentExports exports = new ExportService(records.documents, records.keys);

    @BeforeClass
    public static void open() {
        database = new TestDatabase(TestDatabase.Kind.DERBY, "documents");
    }

    @AfterClass
    public static void close() {
        database.close();
    }

    @Test
    public void transcriptsAreValidHearAndElmo() throws Exception {
        records.result(records.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
        records.prior.add(new PriorLearning(
                records.college, records.student, records.module("Z401", 4, 20), PriorLearning.Origin.EXEMPT, null));
        records.prior.add(new PriorLearning(
                records.college,
                records.student,
                records.module("Z402", 4, 20),
                PriorLearning.Origin.EXPERIENTIAL,
                BigDecimal.TEN));
        records.released(Records.SESSION.previous(), "2026-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        IssuedDocument interim = records.issue(DocumentKind.INTERIM_TRANSCRIPT);
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        IssuedDocument transcript = records.issue(DocumentKind.TRANSCRIPT);
        for (IssuedDocument document : List.of(interim, transcript)) {
            String hear = xml(document, "hear.xsd");
            assertTrue(hear, hear.contains(document.digest()));
            String elmo = xml(document, "elmo.xsd");
            assertTrue(elmo, elmo.contains("digest=\"" + document.digest() + "\""));
        }
        String hear = xml(transcript, "hear.xsd");
        assertTrue(hear, hear.contains("<fullName>Siân Gwenllïan Ŵyn-Prydderch</fullName>"));
        assertTrue(hear, hear.contains("<result resultType=\"mark\">69.9</result>"));
        assertTrue(hear, hear.contains("<description>First Class Honours</description>"));
        assertTrue(xml(transcript, "elmo.xsd").contains("<resultLabel>exempt</resultLabel>"));
    }

    @Test
    public void aCredentialCarriesAProofByThePlatformsKey() throws Exception {
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        IssuedDocument certificate = records.issue(DocumentKind.CERTIFICATE);
        ObjectNode credential =
                (ObjectNode) Json.mapper().readTree(exports.credential(records.officer(), certificate.id()));
        assertEquals("OpenBadgeCredential", credential.at("/type/1").asText());
        assertEquals(
                "Bachelor of Music with Honours in Performance, First Class Honours",
                credential.at("/credentialSubject/achievement/description").asText());
        assertTrue(credential.at("/evidence/0/description").asText().contains(certificate.digest()));
        ObjectNode proof = (ObjectNode) credential.remove("proof");
        String issuer = credential.at("/issuer/id").asText();
        assertTrue(proof.get("verificationMethod").asText().startsWith(issuer + "#"));
        byte[] key = base58(issuer.substring("did:key:".length()));
        byte[] encoded = records.keys.current().encoded();
        assertEquals(34, key.length);
        assertArrayEquals(
                Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length), Arrays.copyOfRange(key, 2, 34));
        byte[] signature = base58(((ObjectNode) proof).remove("proofValue").asText());
        byte[] signed = new byte[64];
        System.arraycopy(hash(proof), 0, signed, 0, 32);
        System.arraycopy(hash(credential), 0, signed, 32, 32);
        assertTrue(records.keys.signed(records.keys.current().id(), signed, signature));
        credential.put("name", "Doctor of everything");
        System.arraycopy(hash(credential), 0, signed, 32, 32);
        assertEquals(false, records.keys.signed(records.keys.current().id(), signed, signature));
    }

    @Test
    public void whatADocumentDoesNotSayIsNotExported() {
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        IssuedDocument letter = records.issue(DocumentKind.RESULTS_LETTER);
        IssuedDocument interim = records.issue(DocumentKind.INTERIM_TRANSCRIPT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Caller officer = records.officer();
        Refusals.refused(Problem.Kind.CONFLICT, () -> exports.hear(officer, letter.id(), out));
        Refusals.refused(Problem.Kind.CONFLICT, () -> exports.elmo(officer, letter.id(), out));
        Refusals.refused(Problem.Kind.CONFLICT, () -> exports.credential(officer, interim.id()));
        records.office.revoke(officer, interim.id(), "wrong");
        Refusals.refused(Problem.Kind.CONFLICT, () -> exports.elmo(officer, interim.id(), out));
        Caller stranger = new Caller(
                "stranger", Set.of(Documents.READ.name()), Scope.of(List.of(new InstitutionCode("elsewhere"))));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> exports.elmo(stranger, interim.id(), out));
        Refusals.refused(
                Problem.Kind.FORBIDDEN,
                () -> exports.credential(new Caller("nobody", Set.of(), Scope.all()), interim.id()));
        assertEquals(0, out.size());
    }

    @Test
    public void everyKindAndFamilyOfAwardIsWrittenWholeInEveryForm() throws Exception {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        classes.put("AWARD", List.of("FIRST", "UPPER_SECOND", "LOWER_SECOND", "THIRD", "DISTINCTION", "MERIT", "PASS"));
        for (String family : List.of(
                "FCERTHE",
                "CERTHE",
                "DIPHE",
                "BACHELORS",
                "BACHELORS_HONS",
                "GRADCERT",
                "GRADDIP",
                "PGCERT",
                "PGDIP")) {
            classes.put("AWARD_" + family, List.of("DISTINCTION", "NOT_ELIGIBLE"));
        }
        classes.put("AWARD_AEGROTAT", List.of("NOT_ELIGIBLE"));
        classes.put("AWARD_POSTHUMOUS", List.of("NOT_ELIGIBLE"));
        for (Map.Entry<String, List<String>> award : classes.entrySet()) {
            for (String classification : award.getValue()) {
                everyForm(award.getKey(), classification);
            }
        }
    }

    private static void everyForm(String decision, String classification) throws Exception {
        Records of = new Records(database, ++tests);
        of.result(of.module("M501", 5, 20), Records.SESSION.previous(), Attempt.FIRST, "55", "PASS", "2026-06-01");
        of.result(of.module("M502", 5, 20), Records.SESSION.previous(), Attempt.FIRST, "38", "PC", "2026-06-01");
        of.released(Records.SESSION.previous(), "2026-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        IssuedDocument interim = of.issue(DocumentKind.INTERIM_TRANSCRIPT);
        of.result(of.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "61.25", "PASS", "2027-06-01");
        String family = decision.substring(decision.indexOf('_') + 1);
        boolean lower = decision.contains("_") && !family.equals("AEGROTAT") && !family.equals("POSTHUMOUS");
        of.released(
                Records.SESSION,
                "2027-06-24",
                Candidate.Kind.AWARD,
                decision,
                classification,
                lower ? new LowerAward(family, family, classification, null, null, null) : null);
        DocumentExports exports = new ExportService(of.documents, of.keys);
        String what = decision + " " + classification;
        for (IssuedDocument document : List.of(interim, of.issue(DocumentKind.TRANSCRIPT))) {
            ByteArrayOutputStream hear = new ByteArrayOutputStream();
            exports.hear(of.officer(), document.id(), hear);
            Schemas.check("hear.xsd", hear.toByteArray());
            ByteArrayOutputStream elmo = new ByteArrayOutputStream();
            exports.elmo(of.officer(), document.id(), elmo);
            Schemas.check("elmo.xsd", elmo.toByteArray());
            String title = of.documents.model(of.officer(), document.id()).award() == null
                    ? "Performance"
                    : of.documents.model(of.officer(), document.id()).award().title();
            assertTrue(what, hear.toString(StandardCharsets.UTF_8).contains(title));
            assertTrue(what, elmo.toString(StandardCharsets.UTF_8).contains(document.digest()));
        }
        IssuedDocument certificate = of.issue(DocumentKind.CERTIFICATE);
        JsonNode badge = Json.mapper().readTree(exports.credential(of.officer(), certificate.id()));
        List<String> missing =
                REQUIRED.stream().filter(member -> isEmpty(badge.at(member))).toList();
        assertEquals(what, List.of(), missing);
        assertEquals(
                "https://www.w3.org/ns/credentials/v2", badge.at("/@context/0").asText());
        assertTrue(badge.at("/@context/1").asText().startsWith("https://purl.imsglobal.org/spec/ob/v3p0/context"));
        assertTrue(what, badge.at("/validFrom").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isValueNode() ? node.asText().isBlank() || node.isNull() : node.isEmpty();
    }

    /** What Open Badges 3.0 demands of a credential, of what stands in it, and of its proof. */
    private static final List<String> REQUIRED = List.of(
            "/@context",
            "/@context/1",
            "/id",
            "/type",
            "/type/1",
            "/name",
            "/issuer/id",
            "/issuer/type",
            "/validFrom",
            "/credentialSubject/type",
            "/credentialSubject/achievement/id",
            "/credentialSubject/achievement/type",
            "/credentialSubject/achievement/criteria/narrative",
            "/credentialSubject/achievement/description",
            "/credentialSubject/achievement/name",
            "/credentialSubject/identifier/0/type",
            "/credentialSubject/identifier/0/hashed",
            "/credentialSubject/identifier/0/identityHash",
            "/credentialSubject/identifier/0/identityType",
            "/evidence/0/type",
            "/proof/type",
            "/proof/cryptosuite",
            "/proof/created",
            "/proof/verificationMethod",
            "/proof/proofPurpose",
            "/proof/proofValue");

    @Test
    public void theLevelIsThatOfTheAwardAndNotOfTheHighestModule() throws Exception {
        records.result(records.module("M401", 4, 20), Records.SESSION, Attempt.FIRST, "61", "PASS", "2027-06-01");
        records.result(records.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "61", "PASS", "2027-06-01");
        records.released(
                Records.SESSION,
                "2027-06-24",
                Candidate.Kind.AWARD,
                "AWARD_CERTHE",
                null,
                new LowerAward("CERTHE", "CERTHE", null, null, null, null));
        assertLevel(records.issue(DocumentKind.TRANSCRIPT), 4);
        Records own = new Records(database, ++tests);
        own.result(own.module("M401", 4, 20), Records.SESSION, Attempt.FIRST, "61", "PASS", "2027-06-01");
        own.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD_AEGROTAT", null);
        IssuedDocument aegrotat = own.issue(DocumentKind.TRANSCRIPT);
        ByteArrayOutputStream hear = new ByteArrayOutputStream();
        new ExportService(own.documents, own.keys).hear(own.officer(), aegrotat.id(), hear);
        assertTrue(hear.toString(StandardCharsets.UTF_8).contains("</subject><level>6</level>"));
    }

    /** T-CL-6.7, T-CL-6.8. */
    @Test
    public void aBadgeSaysOfNobodyThatRequirementsWereMetWhichWereNot() throws Exception {
        assertEquals("The requirements of the award by the regulations of The University", criteria("AWARD", "FIRST"));
        assertTrue(criteria("AWARD_AEGROTAT", null).startsWith("An aegrotat award by the regulations"));
        assertTrue(criteria("AWARD_POSTHUMOUS", null).startsWith("A posthumous award by the regulations"));
    }

    private String criteria(String decision, String classification) throws Exception {
        Records of = new Records(database, ++tests);
        of.result(of.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "61", "PASS", "2027-06-01");
        of.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, decision, classification);
        IssuedDocument certificate = of.issue(DocumentKind.CERTIFICATE);
        String badge = new ExportService(of.documents, of.keys).credential(of.officer(), certificate.id());
        return Json.mapper()
                .readTree(badge)
                .at("/credentialSubject/achievement/criteria/narrative")
                .asText();
    }

    private void assertLevel(IssuedDocument transcript, int level) throws Exception {
        String hear = xml(transcript, "hear.xsd");
        assertTrue(hear, hear.contains("</subject><level>" + level + "</level>"));
        String elmo = xml(transcript, "elmo.xsd");
        String programme = elmo.substring(elmo.indexOf("Degree Programme"), elmo.indexOf("<hasPart>"));
        assertTrue(programme, programme.contains("<level><type>local</type><value>" + level + "</value></level>"));
    }

    private String xml(IssuedDocument document, String schema) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (schema.startsWith("hear")) {
            exports.hear(records.officer(), document.id(), out);
        } else {
            exports.elmo(records.officer(), document.id(), out);
        }
        Schemas.check(schema, out.toByteArray());
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What was written comes in canonical form: members sorted, no blanks. */
    private static byte[] hash(JsonNode node) throws Exception {
        return Digests.sha256().digest(Json.mapper().writeValueAsBytes(node));
    }

    private static byte[] base58(String multibase) {
        assertEquals('z', multibase.charAt(0));
        BigInteger value = BigInteger.ZERO;
        for (char letter : multibase.substring(1).toCharArray()) {
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(ALPHABET.indexOf(letter)));
        }
        byte[] bytes = value.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
