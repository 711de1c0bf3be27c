package org.matricula.kernel.security;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a file of users, {@code name = password, role, role ...}, of which only passwords are ever changed, and blanks behind them. */
final class UserLines {

    // the hexadecimal form of what begins with $argon2
    private static final Pattern HASHED = Pattern.compile("246172676f6e32\\p{XDigit}{60,}");
    // as the container wrote it while it hashed by itself
    private static final Pattern MARKED = Pattern.compile("\\{CRYPT\\}(.*)\\{CRYPT\\}");
    private static final Pattern LINE = Pattern.compile("(?<name>\\s*(?:\\\\.|[^\\s=:#!\\\\])(?:\\\\.|[^\\s=:\\\\])*)"
            + "(?<equals>\\s*[=:]\\s*)(?<password>[^,\\r\\n]*?)\\s*(?<rest>(?:,.*)?)");
    private static final Pattern LINES = Pattern.compile("(?m)^.*$");
    private static final Pattern GOES_ON = Pattern.compile("(?:.*[^\\\\])?(?:\\\\\\\\)*\\\\");

    private UserLines() {}

    /** The same lines, with the hash of each password that stands there in clear. */
    static String hashed(String lines, UnaryOperator<String> hash) {
        StringBuilder result = new StringBuilder();
        Matcher line = LINES.matcher(lines);
        boolean goesOn = false;
        while (line.find()) {
            String text = line.group();
            Matcher user = LINE.matcher(text);
            boolean comment =
                    text.stripLeading().startsWith("#") || text.stripLeading().startsWith("!");
            if (!goesOn
                    && !comment
                    && user.matches()
                    && !user.group("name").strip().startsWith("_g_")) {
                String kept = user.group("name")
                        + user.group("equals")
                        + kept(user.group("password"), hash)
                        + user.group("rest");
                line.appendReplacement(result, Matcher.quoteReplacement(kept));
            }
            goesOn = !(comment && !goesOn) && GOES_ON.matcher(text).matches();
        }
        return line.appendTail(result).toString();
    }

    private static String kept(String password, UnaryOperator<String> hash) {
        Matcher marked = MARKED.matcher(password);
        if (marked.matches()) {
            return HASHED.matcher(marked.group(1)).matches() ? marked.group(1) : password;
        }
        boolean none = password.isEmpty() || password.equals("\\");
        return none || HASHED.matcher(password).matches() ? password : hash.apply(unescaped(password));
    }

    private static String unescaped(String value) {
        Properties one = new Properties();
        try {
            one.load(new StringReader("value=" + value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return one.getProperty("value");
    }
}
