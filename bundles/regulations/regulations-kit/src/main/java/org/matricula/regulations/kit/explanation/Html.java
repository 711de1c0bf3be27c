package org.matricula.regulations.kit.explanation;

import java.util.List;

/** A tree as HTML. Whatever comes from facts, packs and wording is escaped: none of it is markup. */
public final class Html {

    private Html() {}

    /** A whole page around fragments of {@link Explanation#html}. */
    public static String page(String title, List<String> fragments) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + escaped(title)
                + "</title></head>\n<body>\n<h1>" + escaped(title) + "</h1>\n" + String.join("\n", fragments)
                + "</body>\n</html>\n";
    }

    static String fragment(Branch root) {
        StringBuilder html = new StringBuilder("<section class=\"explanation\">\n<h2>");
        html.append(escaped(root.text())).append("</h2>\n");
        list(root, html);
        return html.append("</section>\n").toString();
    }

    private static void list(Branch branch, StringBuilder html) {
        if (branch.below().isEmpty()) {
            return;
        }
        html.append("<ul>\n");
        for (Branch one : branch.below()) {
            html.append("<li>").append(escaped(one.text()));
            list(one, html);
            html.append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }
}
