package org.matricula.documents.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/**
 * Checks XML against our own schemas of what we write, and against the published ones where the property {@code
 * matricula.schemas} names a folder that has them. What those import from elsewhere is replaced by the least that they
 * need of it: nothing is fetched.
 */
final class Schemas {

    private static final String HEAD =
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" elementFormDefault=\"qualified\""
                    + " targetNamespace=\"";

    private static final Map<String, String> NEIGHBOURS = Map.of(
            "http://www.w3.org/XML/1998/namespace",
            "\"><xs:attribute name=\"lang\" type=\"xs:language\"/></xs:schema>",
            "http://www.w3.org/1999/xhtml",
            "\"><xs:element name=\"div\"/></xs:schema>",
            "http://www.w3.org/2000/09/xmldsig#",
            "\"><xs:element name=\"Signature\"/></xs:schema>",
            "http://europass.cedefop.europa.eu/Europass/V2.0",
            "\"><xs:simpleType name=\"countryCode\"><xs:restriction base=\"xs:token\"/></xs:simpleType></xs:schema>",
            "https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1",
            "\"><xs:complexType name=\"FlexibleAddress\"/></xs:schema>");

    private Schemas() {}

    static void check(String schema, byte[] xml) throws IOException, SAXException {
        try (InputStream ours = Schemas.class.getResourceAsStream("/schemas/" + schema)) {
            check(new StreamSource(ours), xml);
        }
        String published = System.getProperty("matricula.schemas");
        if (published != null) {
            try (InputStream theirs = Files.newInputStream(Path.of(published, schema))) {
                check(new StreamSource(theirs), xml);
            }
        }
    }

    private static void check(StreamSource schema, byte[] xml) throws IOException, SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver(resolver());
        factory.newSchema(schema).newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private static LSResourceResolver resolver() {
        return (type, namespace, publicId, systemId, baseUri) -> {
            String text = NEIGHBOURS.get(namespace);
            if (text == null) {
                throw new AssertionError("nothing but known neighbours is needed, not " + namespace);
            }
            return new Input(systemId, HEAD + namespace + text);
        };
    }

    /** A schema as text. */
    private record Input(String systemId, String text) implements LSInput {

        @Override
        public java.io.Reader getCharacterStream() {
            return new StringReader(text);
        }

        @Override
        public void setCharacterStream(java.io.Reader stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream getByteStream() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void setByteStream(InputStream stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getStringData() {
            return text;
        }

        @Override
        public void setStringData(String data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getSystemId() {
            return systemId;
        }

        @Override
        public void setSystemId(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getPublicId() {
            return null;
        }

        @Override
        public void setPublicId(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getBaseURI() {
            return null;
        }

        @Override
        public void setBaseURI(String uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getEncoding() {
            return null;
        }

        @Override
        public void setEncoding(String encoding) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCertifiedText(boolean certified) {
            throw new UnsupportedOperationException();
        }
    }
}
