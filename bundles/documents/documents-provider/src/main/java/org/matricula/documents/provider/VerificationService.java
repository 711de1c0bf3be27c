package org.matricula.documents.provider;

import java.util.List;
import java.util.Locale;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentVerification;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.kernel.api.signing.SigningKeys.PublicKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link DocumentVerification} on the register. */
@Component
public final class VerificationService implements DocumentVerification {

    private static final int LONGEST = 40;

    private final RegisterStore register;
    private final SigningKeys keys;

    /** Asks the register. */
    @Activate
    public VerificationService(@Reference RegisterStore register, @Reference SigningKeys keys) {
        this.register = register;
        this.keys = keys;
    }

    @Override
    public Verified verify(String code) {
        String plain = code == null || code.length() > LONGEST
                ? ""
                : code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        // whoever holds the document may ask, wherever it was issued
        return register.byCode(Scope.all(), plain)
                .map(line -> verified(line.document()))
                .orElse(new Verified(Status.UNKNOWN, null, null, null, null));
    }

    @Override
    public List<String> publicKeys() {
        return keys.keys().stream().map(PublicKey::pem).toList();
    }

    private Verified verified(IssuedDocument document) {
        Status status =
                switch (document.state()) {
                    case VALID -> Status.GENUINE;
                    case REPLACED -> Status.REPLACED;
                    case REVOKED -> Status.REVOKED;
                };
        return new Verified(
                status,
                document.kind(),
                document.number(),
                // the day that is printed on it
                register.text(Scope.all(), document.id(), RegisterStore.What.MODEL, DocumentModel.class)
                        .issuedOn(),
                document.digest());
    }
}
