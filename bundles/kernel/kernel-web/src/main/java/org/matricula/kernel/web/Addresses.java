package org.matricula.kernel.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
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
 * Refuses an address that cannot be decoded, as a problem and before anybody else sees it. The web server refuses some by
 * itself, without a handler; {@link Unreadable} tells it how. Others it lets through, and whoever decodes them next
 * fails.
 */
public final class Addresses extends HandlerWrapper {

    private static final String PROBLEM = "application/problem+json";
    private static final Pattern DECODABLE = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isDecodable(request.getRequestURI()) && isDecodable(request.getQueryString())) {
            super.handle(target, base, request, response);
            return;
        }
        base.setHandled(true);
        response.setStatus(HttpStatus.BAD_REQUEST_400);
        response.setContentType(PROBLEM);
        response.getOutputStream().write(problem(HttpStatus.BAD_REQUEST_400));
    }

    private static boolean isDecodable(String text) {
        return text == null || DECODABLE.matcher(text).matches();
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
                        + " hexadecimal digits of a character that may stand there; write %25 for the sign."
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
