package org.matricula.kernel.web;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Refuses an address that cannot be decoded, or has a character that no address may have, as a problem and before anybody
 * else sees it. The web server refuses some by itself, without a handler; {@link Unreadable} tells it how. Others it lets
 * through, and whoever reads them next fails.
 */
public final class Addresses extends HandlerWrapper {

    private static final String PROBLEM = "application/problem+json";
    private static final String NOTHING = "%00";

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isReadable(request)) {
            super.handle(target, base, request, response);
            return;
        }
        base.setHandled(true);
        response.setStatus(HttpStatus.BAD_REQUEST_400);
        response.setContentType(PROBLEM);
        response.getOutputStream().write(problem(HttpStatus.BAD_REQUEST_400));
    }

    /** By the class with which those behind read the address; and U+0000 is in nothing that is kept. */
    private static boolean isReadable(HttpServletRequest request) {
        StringBuffer address = request.getRequestURL();
        if (request.getQueryString() != null) {
            address.append('?').append(request.getQueryString());
        }
        try {
            new URI(address.toString());
            return address.indexOf(NOTHING) < 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The problem {@code malformed} of the platform: the web server cannot see the class that writes the others. */
    private static byte[] problem(int status) {
        return ("{\"type\":\"urn:matricula:problem:malformed\",\"title\":\"Message cannot be read\",\"status\":"
                        + status + ",\"detail\":\"" + detail(status) + "\",\"faults\":[]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String detail(int status) {
        return status == HttpStatus.BAD_REQUEST_400
                ? "The address or a header cannot be read. In an address, a percent sign must be followed by the two"
                        + " hexadecimal digits of a character that may stand there; write %25 for the sign. Blanks,"
                        + " quotation marks, and any of < > [ ] { } | ^ ` and the backslash must be written so, too: %7B"
                        + " for {. %00 stands for no character."
                : "The request cannot be read: " + HttpStatus.getMessage(status) + ".";
    }

    /** How the web server refuses what it cannot read itself. */
    public static final class Unreadable extends ErrorHandler {

        @Override
        public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
            fields.put(HttpHeader.CONTENT_TYPE, PROBLEM);
            return ByteBuffer.wrap(problem(status));
        }
    }
}
