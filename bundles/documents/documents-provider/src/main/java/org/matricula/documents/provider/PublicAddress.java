package org.matricula.documents.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.matricula.documents.api.IssuedDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Where those who receive our documents reach this platform, and ask whether one is genuine. */
@Component(service = PublicAddress.class, configurationPid = "org.matricula.documents")
public final class PublicAddress {

    /** What the installation says. */
    public @interface Settings {

        /** How the world reaches the platform, such as {@code https://records.example.ac.uk}; empty when it does not. */
        String publicAddress() default "";
    }

    private static final int LONGEST = 200;

    private final String address;

    /** Reads the setting. */
    @Activate
    public PublicAddress(Settings settings) {
        this(settings.publicAddress());
    }

    private PublicAddress(String setting) {
        String text = setting.strip().replaceAll("/+$", "");
        if (!text.isEmpty() && !isWeb(text)) {
            throw new IllegalArgumentException("publicAddress '" + setting
                    + "' in org.matricula.documents must be an http or https address of at most 200 characters");
        }
        address = text.isEmpty() ? null : text;
    }

    /** With the setting as it is. */
    public static PublicAddress of(String setting) {
        return new PublicAddress(setting);
    }

    /** Where anybody may ask about a document; null when the installation does not say. */
    String verification(IssuedDocument document) {
        return address == null
                ? null
                : address + "/api/v1/documents/public/verification/" + DocumentPaper.code(document);
    }

    private static boolean isWeb(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && List.of("https", "http").contains(uri.getScheme())
                    && uri.getQuery() == null
                    && text.length() <= LONGEST;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
