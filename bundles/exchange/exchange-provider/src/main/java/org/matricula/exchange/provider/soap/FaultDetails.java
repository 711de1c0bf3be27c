package org.matricula.exchange.provider.soap;

import org.apache.cxf.helpers.DOMUtils;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a problem as the {@code problemFault} of a contract; without JAXB, so that it works for every failure. */
final class FaultDetails {

    private static final String ILLEGAL = "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private FaultDetails() {}

    /** The detail element of a fault in the namespace of a contract. */
    static Element of(Problem problem, String namespace) {
        Document document = DOMUtils.createDocument();
        Element detail = document.createElement("detail");
        Element fault = document.createElementNS(namespace, "m:problemFault");
        detail.appendChild(fault);
        text(fault, "kind", problem.kind().name());
        text(fault, "title", problem.kind().title());
        text(fault, "status", Integer.toString(problem.kind().status()));
        text(fault, "detail", problem.detail());
        if (problem.retryAfterSeconds() != null) {
            text(fault, "retryAfterSeconds", problem.retryAfterSeconds().toString());
        }
        Element faults = child(fault, "faults");
        for (Fault one : problem.faults()) {
            Element item = child(faults, "fault");
            text(item, "field", one.field());
            text(item, "value", one.value());
            text(item, "rule", one.rule());
        }
        return detail;
    }

    /** The text without the characters that XML cannot carry; null stays null. */
    static String legal(String text) {
        return text == null ? null : text.replaceAll(ILLEGAL, "\uFFFD");
    }

    private static void text(Element parent, String name, String value) {
        if (value != null) {
            child(parent, name).setTextContent(legal(value));
        }
    }

    private static Element child(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), "m:" + name);
        parent.appendChild(child);
        return child;
    }
}
