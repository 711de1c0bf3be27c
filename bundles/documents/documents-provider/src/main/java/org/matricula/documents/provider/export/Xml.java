package org.matricula.documents.provider.export;

import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML of one namespace. The factory is the platform's own: within the container the usual way to it gives
 * another.
 */
final class Xml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter writer;

    private Xml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** What is written. */
    interface Content {

        /** Writes it. */
        void write() throws XMLStreamException;
    }

    /** What is written with a writer. */
    interface Root {

        /** Writes it. */
        void write(Xml xml) throws XMLStreamException;
    }

    static void write(OutputStream out, String root, String namespace, Root content) {
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(out, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement(root);
            writer.writeDefaultNamespace(namespace);
            content.write(new Xml(writer));
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the XML cannot be written", e);
        }
    }

    void attribute(String name, Object value) throws XMLStreamException {
        writer.writeAttribute(name, value.toString());
    }

    /** An element with other elements in it. */
    void element(String name, Content content) throws XMLStreamException {
        writer.writeStartElement(name);
        content.write();
        writer.writeEndElement();
    }

    /** An element with a text; none where there is no text. */
    void text(String name, Object text) throws XMLStreamException {
        if (text != null) {
            writer.writeStartElement(name);
            writer.writeCharacters(text.toString());
            writer.writeEndElement();
        }
    }

    /** An element with a text and an attribute; none where there is no text. */
    void text(String name, Object text, String attribute, String value) throws XMLStreamException {
        if (text != null) {
            writer.writeStartElement(name);
            writer.writeAttribute(attribute, value);
            writer.writeCharacters(text.toString());
            writer.writeEndElement();
        }
    }

    /** An empty element of another namespace with attributes. */
    void foreign(String namespace, String name, String... attributes) throws XMLStreamException {
        writer.writeEmptyElement("x", name, namespace);
        writer.writeNamespace("x", namespace);
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
