package org.matricula.regulations.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of a pack, as an immutable tree that is read by dotted paths: {@code compensation.limit_credits}. A list
 * is read into by position, counted from 0: {@code rpl.CERTHE.2.L4}. Every reader throws {@code ProblemException} (422) that names the path when the value is missing or of another kind.
 */
public interface Parameters {

    /** True when there is a value, also null. */
    boolean has(String path);

    /** The plain value: text, exact decimal, yes or no, list or map; null where the pack says so. */
    Object value(String path);

    /** An exact decimal. */
    BigDecimal decimal(String path);

    /** A whole number. */
    int integer(String path);

    /** Yes or no. */
    boolean flag(String path);

    /** A text. */
    String text(String path);

    /** A list of texts. */
    List<String> texts(String path);

    /** A list of exact decimals. */
    List<BigDecimal> decimals(String path);

    /** The whole path of a value that is named from here, for complaints about it. */
    String whole(String path);

    /** The part of the tree below a path. */
    Parameters at(String path);

    /** The names right below this point, in the order of the descriptor; of a list its positions. */
    Set<String> names();

    /** The tree as plain maps, lists and scalars; to be asked of a map only. */
    Map<String, Object> tree();
}
